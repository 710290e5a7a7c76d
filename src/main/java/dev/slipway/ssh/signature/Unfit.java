package dev.slipway.ssh.signature;

/** Ends a check with a reason. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Verdict.Bad verdict;

    Unfit(Verdict.Why why, String reason) {
        super(reason);
        this.verdict = new Verdict.Bad(why, reason);
    }

    static Unfit malformed(String reason) {
        return new Unfit(Verdict.Why.MALFORMED, reason);
    }

    Verdict.Bad verdict() {
        return verdict;
    }
}
