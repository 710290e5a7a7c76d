package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.RunResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployment that runs on its own thread. */
final class Job implements Running {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final String id;
    private final String user;
    private final Cancellation cancellation;
    private final OpenDeployments open;
    private final Optional<DeploymentState> resumed;
    private final CompletableFuture<Outcome<Running>> begun = new CompletableFuture<>();
    private final CompletableFuture<RunResult> end = new CompletableFuture<>();

    /** @param resumed how far it had come before, where it goes on with an interrupted deployment */
    Job(String id, String user, Cancellation cancellation, OpenDeployments open, Optional<DeploymentState> resumed) {
        this.id = id;
        this.user = user;
        this.cancellation = cancellation;
        this.open = open;
        this.resumed = resumed;
    }

    /** How far it had come before this process went on with it. */
    Optional<DeploymentState> resumed() {
        return resumed;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public DeploymentState state() {
        return open.state(id).or(() -> resumed).orElseThrow(() -> new IllegalStateException(id + " has not begun"));
    }

    @Override
    public void cancel() {
        cancellation.request(user);
    }

    @Override
    public DeploymentState await() throws InterruptedException {
        waitFor(end);
        return state();
    }

    @Override
    public Optional<Refused> refused() throws InterruptedException {
        return waitFor(end).refused();
    }

    /** Runs to the end on this thread; a fault reaches whoever waits. */
    void run(Supplier<RunResult> course) {
        try {
            RunResult result = course.get();
            begun.complete(
                    result.refused().<Outcome<Running>>map(Outcome.No::new).orElseGet(() -> new Outcome.Done<>(this)));
            end.complete(result);
        } catch (RuntimeException | Error e) {
            begun.completeExceptionally(e);
            end.completeExceptionally(e);
        }
    }

    /** The first step on a host shows that the environment is held. */
    void saw(Event event) {
        if (event instanceof Event.StepStarted) {
            begun.complete(new Outcome.Done<>(this));
        }
    }

    /** Whether it held the environment so far. */
    boolean holds() {
        return begun.isDone();
    }

    /** Waits until it holds the environment, or cannot. */
    Outcome<Running> begun() throws InterruptedException {
        return waitFor(begun);
    }

    /** Waits for the end, however it ends. */
    void awaitReturn() throws InterruptedException {
        try {
            waitFor(end);
        } catch (RuntimeException e) {
            LOG.debug("{} ended with a fault", id, e);
        }
    }

    /** Waits for the end on closing; a fault was told to whoever started it. */
    void awaitEnd() {
        try {
            end.join();
        } catch (CancellationException | CompletionException e) {
            LOG.warn("{} ended with a fault", id, e);
        }
    }

    static <T> T waitFor(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
