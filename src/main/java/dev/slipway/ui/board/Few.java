package dev.slipway.ui.board;

import dev.slipway.app.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The first sentences of many. */
final class Few {
    /** How many are shown where there are more. */
    static final int SHOWN = 3;

    private Few() {}

    /** All of a few; of many the first three, and "and 37 hosts more". */
    static List<String> of(List<String> sentences, String noun) {
        if (sentences.size() <= SHOWN) {
            return sentences;
        }
        List<String> few = new ArrayList<>(sentences.subList(0, SHOWN));
        few.add("and " + Words.count(sentences.size() - SHOWN, noun) + " more");
        return List.copyOf(few);
    }
}
