package dev.slipway.app;

import java.util.stream.Stream;

/** What can be decided of an environment or a release, and how the trail calls it before and afterwards. */
enum MarkAct {
    HOLD("environment.hold-wanted", "environment.held", " is on hold."),
    RESUME("environment.resume-wanted", "environment.resumed", " is not on hold any more."),
    AUTOMATION_OFF(
            "environment.automation-off-wanted",
            "environment.automation-off",
            " is on hold for automation: nothing starts there by itself."),
    BLOCK("release.block-wanted", "release.blocked", " is blocked."),
    UNBLOCK("release.unblock-wanted", "release.unblocked", " is not blocked any more.");

    private final String wanted;
    private final String done;
    private final String outcome;

    MarkAct(String wanted, String done, String outcome) {
        this.wanted = wanted;
        this.done = done;
        this.outcome = outcome;
    }

    /** The kind of the entry before it is done. */
    String wanted() {
        return wanted;
    }

    /** The kind of the entry once it is done. */
    String done() {
        return done;
    }

    /** What holds then, in a sentence. */
    String outcome(String name) {
        return name + outcome;
    }

    /** All kinds of entries. */
    static Stream<String> kinds() {
        return Stream.of(values()).flatMap(act -> Stream.of(act.wanted, act.done));
    }
}
