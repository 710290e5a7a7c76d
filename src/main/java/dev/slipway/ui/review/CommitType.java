package dev.slipway.ui.review;

import dev.slipway.git.Commit;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit's subject taken apart by the form of Conventional Commits 1.0.0: type, scope, mark of a break, what.
 *
 * @param type such as {@code feat}, or empty where the subject has another form
 */
record CommitType(Optional<String> type, boolean breaking, String what) {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z]+)(\\([^)]*\\))?(!)?: (.+)");

    /** The parts of a commit's subject. */
    static CommitType of(Commit commit) {
        Matcher matcher = FORM.matcher(commit.subject());
        if (!matcher.matches()) {
            return new CommitType(Optional.empty(), false, commit.subject());
        }
        return new CommitType(
                Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)), matcher.group(3) != null, matcher.group(4));
    }

    /** The pill for it: a break is marked, all else is neutral. */
    Mark mark() {
        String word = type.orElse("other");
        return breaking ? new Mark(State.WAITING, word + ", breaks") : new Mark(State.NEUTRAL, word);
    }
}
