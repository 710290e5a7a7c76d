package dev.slipway.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "9, just now",
        "-3, just now",
        "42, 42 s ago",
        "60, 1 min ago",
        "7199, 1 h ago",
        "86400, 1 day ago",
        "518400, 6 days ago",
        "-300, in 5 min"
    })
    void aTimeIsToldInItsLargestUnit(long secondsAgo, String text) {
        assertThat(Ago.text(NOW.minusSeconds(secondsAgo), NOW)).isEqualTo(text);
    }

    @Test
    void theExactTimeNamesItsZone() {
        assertThat(Ago.exact(NOW, ZoneId.of("Europe/Berlin"))).isEqualTo("Sat 21 Nov 2026, 13:00:00 CET");
    }
}
