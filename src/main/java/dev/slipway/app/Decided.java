package dev.slipway.app;

import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What somebody decided of an environment or a release, as the team shares it in the repository. */
sealed interface Decided {
    /** Of a text in it, in characters. */
    int LONGEST = 4_000;

    /** Who decided it, as git knows them. */
    String by();

    /** When, by their clock. */
    Instant at();

    /** Why, in their words. */
    String reason();

    /** An environment where nothing is deployed until somebody resumes it. */
    record Hold(String environment, String by, Instant at, String reason) implements Decided {
        public Hold {
            requireAll(environment, by, at, reason);
        }
    }

    /** An environment where nothing starts by itself until somebody resumes it. */
    record AutomationOff(String environment, String by, Instant at, String reason) implements Decided {
        public AutomationOff {
            requireAll(environment, by, at, reason);
        }
    }

    /** A release that is deployed nowhere. */
    record Block(Release release, String by, Instant at, String reason) implements Decided {
        public Block {
            requireAll(release, release.revision(), release.tag(), by, at, reason);
        }
    }

    /**
     * Takes holds or blocks back.
     *
     * @param marks digests of them: whatever the clocks of two people say, this one cannot come before what it takes back
     */
    record Lift(List<String> marks, String by, Instant at, String reason) implements Decided {
        public Lift {
            requireAll(by, at, reason);
            marks = List.copyOf(marks);
        }
    }

    /** What somebody else wrote may lack a part, or be as long as a record can be. */
    private static void requireAll(Object... parts) {
        for (Object part : parts) {
            if (Objects.requireNonNull(part, "A part of it is missing") instanceof String text
                    && text.length() > LONGEST) {
                throw new IllegalArgumentException("A part of it is longer than " + LONGEST + " characters");
            }
        }
    }
}
