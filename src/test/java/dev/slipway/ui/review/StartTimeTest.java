package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** What a person writes as the time at which a plan starts by itself is told as it is written, and signed as it was told. */
class StartTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NOW);
    private final StartTime time = new StartTime(now);

    @Test
    void eachKeyIsToldWithWhatIsWrittenThen() {
        List<Boolean> wrong = new ArrayList<>();
        time.textProperty().subscribe(() -> wrong.add(time.wrong()));

        time.textProperty().set("2");
        time.textProperty().set("2h");
        time.textProperty().set("2hours");
        time.textProperty().set("");

        assertThat(wrong).containsExactly(true, false, true, false);
        assertThat(time.sentence()).isEqualTo("Empty: somebody starts it.");
    }

    @Test
    void whatWasToldIsWhatIsSignedHoweverLateThatIs() {
        time.textProperty().set("2h");
        String told = time.sentence();
        assertThat(told).startsWith("It starts by itself on Mon 30 Nov, ");
        now.set(NOW.plusSeconds(600));

        assertThat(time.schedule().orElseThrow().at()).isEqualTo(NOW.plusSeconds(7200));
        assertThat(time.sentence()).isEqualTo(told);
    }
}
