package dev.slipway.logs.format;

/** Whether a line has a form, as far as its bytes alone show. */
enum Verdict {
    YES,
    NO,
    /** Something is unusual: {@link Forms} decides. */
    UNSURE
}
