package dev.slipway.app;

/** What does the work of an open project. */
record Parts(
        Releases releases,
        Statuses statuses,
        Comparisons comparisons,
        Reviews reviews,
        Gating gating,
        Deployments deployments,
        Recovery recovery,
        Doctor doctor) {}
