package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts {@code ***} in the place of every secret value that it knows, however that is spelled: as it is, in base64, URL-encoded
 * or escaped as in JSON or in a shell; of a value of several lines also each line. Safe for use by many threads.
 */
public final class Masking {
    /** What stands for a value, or for several that touch. */
    public static final String MASK = "***";

    /** Values and lines with fewer characters are not masked: they stand in too much that is no secret. */
    public static final int SHORTEST = 4;

    private final Set<Secret> known = new HashSet<>();
    private volatile Automaton automaton = Automaton.OF_NOTHING;

    /** From now on these values are masked too. */
    public synchronized void learn(Collection<Secret> values) {
        if (known.addAll(values)) {
            automaton = new Automaton(
                    known.stream()
                            .flatMap(secret -> Forms.of(secret.reveal()).stream())
                            .collect(Collectors.toSet())
                            .stream()
                            .map(form -> form.getBytes(StandardCharsets.UTF_8))
                            .toList());
        }
    }

    /** Whether a value is long enough to be masked. */
    public static boolean masks(Secret value) {
        return value.reveal().strip().length() >= SHORTEST;
    }

    /** The text without the values; itself where none stands in it. */
    public String mask(String text) {
        MaskedStream stream = begin();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] first = stream.accept(bytes, bytes.length);
        byte[] last = stream.end();
        return stream.found()
                ? new String(first, StandardCharsets.UTF_8) + new String(last, StandardCharsets.UTF_8)
                : text;
    }

    /** For bytes that come in pieces; values that are learnt after this are not masked in them. */
    public MaskedStream begin() {
        return new MaskedStream(automaton);
    }
}
