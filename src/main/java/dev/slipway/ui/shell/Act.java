package dev.slipway.ui.shell;

import java.util.Optional;

/** Something that changes an environment, and that a person reviews first. */
public sealed interface Act {
    /** The environment that it changes. */
    String environment();

    /** Any tag, branch or revision to any environment; the person chooses it where none is given. */
    record Deploy(String environment, Optional<String> release) implements Act {}

    /** What is live in one environment to another. */
    record Promote(String from, String environment) implements Act {}

    /** The plan of a promotion that somebody asked for, to be answered. */
    record Answer(String promotion, String environment, String release) implements Act {}

    /** Back to what was live before, or to a named release. */
    record RollBack(String environment, Optional<String> release) implements Act {}

    /**
     * As a command, as far as it is known: "Promote v1.8.0 to production".
     *
     * @param found the release that its plan makes live, once there is one
     */
    default String verb(Optional<String> found) {
        return switch (this) {
            case Deploy deploy ->
                "Deploy " + found.or(deploy::release).orElse("a release") + " to " + deploy.environment();
            case Promote promote -> "Promote " + found.orElse(promote.from()) + " to " + promote.environment();
            case Answer answer -> "Promote " + answer.release() + " to " + answer.environment();
            case RollBack back ->
                "Roll " + back.environment() + " back"
                        + found.or(back::release).map(name -> " to " + name).orElse("");
        };
    }
}
