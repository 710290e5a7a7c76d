package dev.slipway.app;

/** What does the work of an open project. */
record Parts(
        Releases releases,
        Statuses statuses,
        Comparisons comparisons,
        Automation automation,
        Judging judging,
        Deployments deployments,
        Recovery recovery,
        Doctor doctor) {
    Reviews reviews() {
        return automation.drills().reviews();
    }

    FailureNotes failureNotes() {
        return reviews().failureNotes();
    }
}
