package dev.slipway.ssh.signature;

import dev.slipway.ssh.login.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A talk with an SSH agent that ends in time, whatever the agent does.
 *
 * @param patience for a person who may have to confirm something
 */
record AgentTalk(Path agent, Duration patience) {
    /** An agent that has not answered in this time waits for a person. */
    private static final Duration TOLD = Duration.ofSeconds(2);

    @FunctionalInterface
    interface Question<T> {
        T ask(Agent agent) throws IOException;
    }

    /**
     * Waits for an answer.
     *
     * @param waits is run once it takes a moment
     * @throws IOException why there is none, in words that go on behind a colon
     */
    <T> T ask(Question<T> question, Runnable waits) throws IOException, InterruptedException {
        FutureTask<T> talk = new FutureTask<>(() -> {
            try (Agent open = Agent.at(agent, Agent.Person.UNTOLD)) {
                return question.ask(open);
            }
        });
        Thread.ofPlatform().daemon().name("slipway-ssh-agent").start(talk);
        try {
            return answer(talk, waits);
        } catch (TimeoutException e) {
            throw new IOException(
                    "the SSH agent has not answered within " + patience.toSeconds()
                            + " seconds; it may wait for you to confirm, or to touch a security key",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException("The talk with the SSH agent failed", e);
        } finally {
            talk.cancel(true); // which closes its socket
        }
    }

    private <T> T answer(FutureTask<T> talk, Runnable waits)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration first = patience.compareTo(TOLD) < 0 ? patience : TOLD;
        try {
            return talk.get(first.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            waits.run();
            return talk.get(patience.minus(first).toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
