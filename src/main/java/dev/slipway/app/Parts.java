package dev.slipway.app;

/** What does the work of an open project. */
record Parts(
        Releases releases,
        Statuses statuses,
        Comparisons comparisons,
        Drills drills,
        Judging judging,
        Deployments deployments,
        Recovery recovery,
        Doctor doctor) {
    Reviews reviews() {
        return drills.reviews();
    }

    FailureNotes failureNotes() {
        return reviews().failureNotes();
    }
}
