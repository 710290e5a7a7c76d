package dev.slipway.git.merge;

/** What the base and both sides have at a path. */
record Trio(Leaf base, Leaf ours, Leaf theirs) {
    static final Trio NOWHERE = new Trio(Leaf.ABSENT, Leaf.ABSENT, Leaf.ABSENT);

    Leaf of(Side side) {
        return side == Side.OURS ? ours : theirs;
    }

    boolean deletedBy(Side side) {
        return base.present() && of(side).absent();
    }

    boolean addedBy(Side side) {
        return base.absent() && of(side).present();
    }

    boolean changedBy(Side side) {
        return !base.equals(of(side));
    }
}
