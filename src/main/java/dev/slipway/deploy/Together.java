package dev.slipway.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same act for several hosts at once, each on a virtual thread. Interruption reaches all of them. */
public final class Together {
    private Together() {}

    /** An act that may be interrupted. */
    @FunctionalInterface
    public interface Act<T, R> {
        R apply(T subject) throws InterruptedException;
    }

    /** The results in the order of the subjects, once all acts have ended; the first fault is thrown. */
    public static <T, R> List<R> map(List<T> subjects, Act<T, R> act) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<R>> tasks =
                    subjects.stream().map(s -> (Callable<R>) () -> act.apply(s)).toList();
            List<R> results = new ArrayList<>();
            for (Future<R> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
