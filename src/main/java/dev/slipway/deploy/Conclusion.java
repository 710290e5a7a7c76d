package dev.slipway.deploy;

/** How a run ends: the verdict, and one sentence why. */
record Conclusion(Verdict verdict, String reason) {}
