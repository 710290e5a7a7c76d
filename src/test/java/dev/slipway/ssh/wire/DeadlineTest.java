package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a caller waits for what happens on a connection. */
@Timeout(60)
class DeadlineTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch ended = new CountDownLatch(1);

    private boolean unanswered() throws InterruptedException {
        ended.await();
        return true;
    }

    @Test
    void nobodyWaitsForAnAnswerOverAConnectionThatIsGone() {
        AtomicBoolean connected = new AtomicBoolean(true);
        Thread.ofVirtual().start(() -> connected.set(false));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> Deadline.in(LONG).await(this::unanswered, ended::countDown, connected::get))
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void whatIsGivenUpAtTheDeadlineIsEnded() throws Exception {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> Deadline.in(Duration.ofMillis(50)).await(this::unanswered, ended::countDown));

        ended.await();
    }

    @Test
    void theTimeThatAPersonTakesIsNotUsed() throws Exception {
        Deadline deadline = Deadline.in(LONG);

        deadline.pause(LONG);
        Thread.sleep(Duration.ofMillis(300));
        deadline.resume();

        assertThat(deadline.used()).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void whatEndsAsTheConnectionGoesStillTellsHow() throws Exception {
        Callable<String> slow = () -> {
            Thread.sleep(Duration.ofMillis(700));
            return "done";
        };

        assertThat(Deadline.in(LONG).await(slow, ended::countDown, () -> false)).isEqualTo("done");
        assertThat(ended.getCount()).isOne();
    }
}
