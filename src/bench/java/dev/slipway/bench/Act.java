package dev.slipway.bench;

/** What is measured. */
enum Act {
    FIRST("deploy v1", Sample.FIRST),
    SECOND("deploy v2", Sample.SECOND),
    ROLLBACK("roll back", Sample.FIRST);

    private final String words;
    private final String live;

    Act(String words, String live) {
        this.words = words;
        this.live = live;
    }

    String words() {
        return words;
    }

    /** The release that every host serves afterwards. */
    String live() {
        return live;
    }
}
