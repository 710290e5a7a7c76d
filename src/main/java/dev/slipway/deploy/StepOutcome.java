package dev.slipway.deploy;

/** How a step on a host ended; of a failure the detail says in one sentence what and why. */
record StepOutcome(Event.StepResult result, String detail) {
    static StepOutcome done(String detail) {
        return new StepOutcome(Event.StepResult.DONE, detail);
    }

    static StepOutcome skipped(String detail) {
        return new StepOutcome(Event.StepResult.SKIPPED, detail);
    }

    static StepOutcome failed(String detail) {
        return new StepOutcome(Event.StepResult.FAILED, detail);
    }

    static StepOutcome unknown(String detail) {
        return new StepOutcome(Event.StepResult.UNKNOWN, detail);
    }

    /** Whether the deployment may go on. */
    boolean good() {
        return result == Event.StepResult.DONE || result == Event.StepResult.SKIPPED;
    }
}
