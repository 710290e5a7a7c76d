package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.logs.LogName;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes from elsewhere for one record finds it among all others. */
class SoughtTest {
    @TempDir
    private Path directory;

    private static LogName web(int number) {
        return new LogName("web-" + number, "app");
    }

    @Test
    void itIsTheGravestThatTheLogWroteThen() {
        try (LogsAtHand logs = new LogsAtHand(directory)) {
            logs.say("web-1", 0, "INFO", "first")
                    .say("web-1", 1000, "INFO", "asked")
                    .say("web-1", 1000, "ERROR", "broke")
                    .say("web-1", 1000, "INFO", "gone")
                    .say("web-2", 1000, "FATAL", "elsewhere")
                    .settled();

            assertThat(new Sought(web(1), LogsAtHand.NOON.plusSeconds(1))
                            .in(logs.timeline().rows()))
                    .hasValueSatisfying(place -> assertThat(logs.timeline()
                                    .rows()
                                    .record(place)
                                    .orElseThrow()
                                    .text())
                            .contains("broke"));
            assertThat(new Sought(web(2), LogsAtHand.NOON).in(logs.timeline().rows()))
                    .isEmpty();
        }
    }

    @Test
    void theLogsOfItsEnvironmentAreOpenedAndFollowNoMore() {
        try (LogsAtHand logs = new LogsAtHand(directory);
                RecordedProject project = RecordedProject.in(
                        directory.resolve("project"),
                        new HandClock(Samples.NOW),
                        new Place("production", Tier.PRODUCTION, List.of("web-1")),
                        new Place("other", Tier.PRODUCTION, List.of("web-2")))) {
            for (int at = 0; at < 300; at++) {
                logs.say("web-1", at * 1000, at == 100 ? "ERROR" : "INFO", "order " + at);
            }
            logs.settled();
            LogsModel model = new LogsModel(Pictures.withoutWindow(project.workspace()), logs, ZoneOffset.UTC);
            model.seek("production", web(1), LogsAtHand.NOON.plusSeconds(100));

            model.attach();

            LogLines lines = model.lines();
            assertThat(model.environments()).containsExactly("production", "other");
            assertThat(model.environment()).contains("production");
            assertThat(lines.rows().record(lines.cursor()).orElseThrow().text()).contains("ERROR order 100");
            assertThat(lines.listing().following()).isFalse();
            model.close();
        }
    }
}
