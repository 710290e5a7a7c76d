package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Sentence;
import dev.slipway.ssh.SshException;
import java.util.Optional;

/**
 * How a step on a host ended; of a failure the detail says in one sentence what and why.
 *
 * @param refused set where the step failed for a reason that is no fault of the release
 */
record StepOutcome(Event.StepResult result, String detail, Optional<Refused> refused) {
    static StepOutcome done(String detail) {
        return new StepOutcome(Event.StepResult.DONE, detail, Optional.empty());
    }

    static StepOutcome skipped(String detail) {
        return new StepOutcome(Event.StepResult.SKIPPED, detail, Optional.empty());
    }

    static StepOutcome failed(String detail) {
        return new StepOutcome(Event.StepResult.FAILED, detail, Optional.empty());
    }

    static StepOutcome unknown(String detail) {
        return new StepOutcome(Event.StepResult.UNKNOWN, detail, Optional.empty());
    }

    static StepOutcome refused(Refused refused) {
        return new StepOutcome(Event.StepResult.FAILED, refused.reason(), Optional.of(refused));
    }

    /** A fault of the step; that of a host which cannot be used says what to do about it. */
    static StepOutcome fault(RuntimeException fault) {
        return fault instanceof SshException lost
                ? refused(new Refused(Refused.Cause.HOST, Sentence.of(lost), lost.remedy()))
                : failed(Sentence.of(fault));
    }

    /** Whether the deployment may go on. */
    boolean good() {
        return result == Event.StepResult.DONE || result == Event.StepResult.SKIPPED;
    }
}
