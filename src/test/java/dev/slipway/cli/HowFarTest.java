package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HowFarTest {
    @Test
    void shortWorkIsNotTalkedAboutAndLongWorkIsEveryTwoSeconds() {
        List<String> told = new ArrayList<>();
        AtomicLong nanos = new AtomicLong(-5);
        HowFar howFar = new HowFar(told::add, nanos::get);
        for (int half = 0; half <= 9; half++) {
            int now = half;
            howFar.tell(() -> "half " + now);
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
        }
        assertThat(told).containsExactly("half 4", "half 8");
    }
}
