package dev.slipway.deploy;

/** How an interrupted deployment is ended. */
public enum Resolution {
    /** It is run to its end. */
    FINISH,
    /** Every host goes back to what was live on it before. */
    ROLL_BACK,
    /** The hosts stay as they are; the record is closed and the lease given back. */
    CLOSE
}
