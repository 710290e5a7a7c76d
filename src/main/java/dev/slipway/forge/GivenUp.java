package dev.slipway.forge;

import dev.slipway.forge.Answer.Why;
import java.time.Instant;
import java.util.Optional;

/** Ends the asking; {@link Forges} gives its reason as the answer. */
final class GivenUp extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer.Untold answer;

    GivenUp(Answer.Untold answer) {
        super(answer.reason());
        this.answer = answer;
    }

    GivenUp(Why why, String reason, String remedy) {
        this(new Answer.Untold(why, reason, remedy, Optional.empty()));
    }

    GivenUp(String reason, String remedy, Instant until) {
        this(new Answer.Untold(Why.LIMIT, reason, remedy, Optional.of(until)));
    }

    Answer.Untold answer() {
        return answer;
    }
}
