package dev.slipway.git.merge;

/** Of a merge. */
enum Side {
    OURS,
    THEIRS;

    Side other() {
        return this == OURS ? THEIRS : OURS;
    }
}
