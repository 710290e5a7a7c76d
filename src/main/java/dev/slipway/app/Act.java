package dev.slipway.app;

import java.util.stream.Stream;

/** What can be done with branches and with refs of a remote, and how the trail calls it before and afterwards. */
public enum Act {
    CREATE("create", "created"),
    HOTFIX("hotfix", "hotfix-created"),
    RENAME("rename", "renamed"),
    DELETE("delete", "deleted"),
    FAST_FORWARD("forward", "forwarded"),
    PUT_BACK("put-back", "was-put-back"),
    MERGE("merge", "merged"),
    REVERT("revert", "reverted"),
    UNDO("undo", "undone"),
    PUSH("push", "pushed"),
    DELETE_REMOTE("delete-remote", "deleted-remote");

    /** What the names of the kinds begin with. */
    public static final String PREFIX = "branch.";

    private final String wanted;
    private final String done;

    Act(String wanted, String done) {
        this.wanted = PREFIX + wanted + "-wanted";
        this.done = PREFIX + done;
    }

    /** The kind of the entry before it is done. */
    String wanted() {
        return wanted;
    }

    /** The kind of the entry once it is done. */
    String done() {
        return done;
    }

    /** All kinds of entries. */
    static Stream<String> kinds() {
        return Stream.of(values()).flatMap(act -> Stream.of(act.wanted, act.done));
    }
}
