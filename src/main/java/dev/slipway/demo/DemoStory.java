package dev.slipway.demo;

import dev.slipway.app.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What happened before the window opens: real deployments, some of them at the same time. */
public final class DemoStory {
    private static final String BEFORE = "v1.6.0";
    private static final String FEATURE = "feature/gift-wrapping";

    private final Journey journey;

    /** Tells it in this project. */
    public DemoStory(Workspace workspace) {
        this.journey = new Journey(workspace, _ -> {});
    }

    /**
     * Puts production and staging on the release before the newest good one, and development on a feature; production has
     * one more to go back to. Returns when all have succeeded.
     */
    public void begin() throws InterruptedException {
        List<Callable<Void>> places = List.of(
                () -> deploy("development", FEATURE),
                () -> deploy("staging", DemoRepository.IN_PRODUCTION),
                () -> deploy("production", BEFORE, DemoRepository.IN_PRODUCTION));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> place : threads.invokeAll(places)) {
                place.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demonstration could not be prepared", e.getCause());
        }
    }

    /** The same, and then brings the newest good release to staging, ready to be promoted. */
    public void tell() throws InterruptedException {
        begin();
        deploy("staging", DemoRepository.IN_STAGING);
    }

    private Void deploy(String environment, String... releases) throws InterruptedException {
        for (String release : releases) {
            journey.deploy(release, environment, release + " for " + environment);
        }
        return null;
    }
}
