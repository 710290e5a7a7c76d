package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the script inventory.sh writes, as it is read. */
class InventoryReadingTest {
    @Test
    void rootsKeepTheOrderInWhichTheyWereAskedFor() {
        List<String> roots = IntStream.range(0, 20).mapToObj(i -> "/srv/" + i).toList();
        String output = roots.stream().map(root -> "root\t" + root + "\n").collect(Collectors.joining());

        assertThat(new InventoryReading()
                        .read(output, Instant.EPOCH, Instant.EPOCH)
                        .roots()
                        .keySet())
                .containsExactlyElementsOf(roots);
    }

    @Test
    void aHostThatTakesItsTimeToAnswerHasARightClock() {
        Instant asked = Instant.ofEpochSecond(1_000);

        assertThat(clockOff("1003", asked)).isZero();
        assertThat(clockOff("999", asked)).isZero();
        assertThat(clockOff("990", asked)).isEqualTo(Duration.ofSeconds(9));
        assertThat(clockOff("1100", asked)).isEqualTo(Duration.ofSeconds(40));
    }

    private static Duration clockOff(String clock, Instant asked) {
        return new InventoryReading()
                .read("clock\t" + clock + "\n", asked, asked.plusSeconds(60))
                .clockOff();
    }
}
