package dev.slipway.promotion.migration;

/** Why SQL may do something else than what was read of it. */
enum Doubt {
    /** A string, a comment or a body begins that has no end. */
    ENDLESS("What begins here has no end, as PostgreSQL reads it: what follows was not judged."),
    /** To MySQL a string goes on behind a backslash and a quote. */
    BACKSLASH("A backslash stands before a quote here, which ends the string to PostgreSQL and not to MySQL: it was"
            + " judged as PostgreSQL reads it."),
    /** What stands between {@code /*!} and its end runs on MySQL, between {@code /*M!} and its end on MariaDB. */
    COMMENT_THAT_RUNS("To MySQL or MariaDB this comment is SQL that runs: it was not judged."),
    /** To MySQL a comment begins; PostgreSQL has operators with it and no statement that begins so. */
    HASH("A # begins a comment here to MySQL and not to PostgreSQL: it and what follows may be judged wrongly."),
    /** A command of psql or of MySQL's client. */
    CLIENT("Tells the client to run something else here: that was not judged.");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    /** As a warning tells it of the line. */
    String sentence() {
        return sentence;
    }
}
