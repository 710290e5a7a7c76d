package dev.slipway.logs.source;

/** A log cannot be read although its host can be reached: why, in a sentence, and what to do. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    Unreadable(String why, String remedy) {
        super(why);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
