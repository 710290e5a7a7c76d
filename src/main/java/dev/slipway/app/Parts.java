package dev.slipway.app;

/** What does the work of an open project. */
record Parts(
        Releases releases,
        Statuses statuses,
        Comparisons comparisons,
        Plans plans,
        Tagging tagging,
        Deployments deployments,
        Recovery recovery,
        Doctor doctor) {}
