package dev.slipway.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that ask hosts for {@code /} at a steady rate and count what they get. A request starts when it is due,
 * whether or not those before it were answered, so that a host that stalls is asked as often as one that does not. An
 * answer counts as failed unless its status is 200 and its body one of the expected; an error counts as failed.
 */
public final class Traffic implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Set<String> expected;
    private final List<Tally> tallies;
    private final long startedAt = System.nanoTime();
    private final ExecutorService clocks = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private volatile boolean asking = true;

    private Traffic(List<DemoHost> hosts, Set<String> expected) {
        this.expected = Set.copyOf(expected);
        this.tallies = hosts.stream().map(Tally::new).toList();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .build();
    }

    /**
     * Starts asking.
     *
     * @param perSecond requests to each host a second
     * @param expected the bodies that a right answer can have
     */
    public static Traffic start(List<DemoHost> hosts, int perSecond, Set<String> expected) {
        Traffic traffic = new Traffic(hosts, expected);
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        traffic.tallies.forEach(tally -> traffic.clocks.execute(() -> traffic.ask(tally, period)));
        return traffic;
    }

    private void ask(Tally tally, long period) {
        HttpRequest request =
                HttpRequest.newBuilder(tally.site).timeout(DEADLINE).build();
        for (long due = System.nanoTime(); asking; due += period) {
            LockSupport.parkNanos(due - System.nanoTime());
            requests.execute(() -> ask(tally, request));
        }
    }

    private void ask(Tally tally, HttpRequest request) {
        long from = System.nanoTime();
        Optional<String> failure = failure(request);
        tally.count(System.nanoTime() - from, failure);
    }

    private Optional<String> failure(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Optional.of("status " + answer.statusCode());
            }
            return expected.contains(answer.body()) ? Optional.empty() : Optional.of("unknown page: " + answer.body());
        } catch (IOException e) {
            return Optional.of(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e.toString());
        }
    }

    /** What was counted so far, in the order of the hosts. */
    public List<Count> counts() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        return tallies.stream().map(tally -> tally.soFar(elapsed)).toList();
    }

    /** Stops asking, and waits until the requests under way are answered and counted. */
    @Override
    public void close() {
        asking = false;
        clocks.close();
        requests.close();
        client.close();
    }

    /**
     * What one host was asked, and how it answered.
     *
     * @param slowest the longest time from a request to its whole answer, or to its failure
     * @param elapsed since the first request
     * @param firstFailure what went wrong first, if anything did
     */
    public record Count(
            String host,
            long requests,
            long failures,
            Duration mean,
            Duration slowest,
            Duration elapsed,
            Optional<String> firstFailure) {

        /** Requests a second. */
        public double rate() {
            return requests * 1e9 / elapsed.toNanos();
        }
    }

    private static final class Tally {
        private final String host;
        private final URI site;
        private long requests;
        private long failures;
        private long nanos;
        private long slowest;
        private Optional<String> firstFailure = Optional.empty();

        private Tally(DemoHost host) {
            this.host = host.name();
            this.site = host.site();
        }

        private synchronized void count(long took, Optional<String> failure) {
            requests++;
            nanos += took;
            slowest = Math.max(slowest, took);
            if (failure.isPresent()) {
                failures++;
                firstFailure = firstFailure.or(() -> failure);
            }
        }

        private synchronized Count soFar(Duration elapsed) {
            Duration mean = Duration.ofNanos(requests == 0 ? 0 : nanos / requests);
            return new Count(host, requests, failures, mean, Duration.ofNanos(slowest), elapsed, firstFailure);
        }
    }
}
