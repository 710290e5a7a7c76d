package dev.slipway.cli;

import dev.slipway.promotion.Schedule;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that has a promotion start by itself. */
final class At {
    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "have it start by itself then, while a Slipway is open or slipway watch runs: 14:00,"
                    + " \"2026-12-01 14:00\", 2h, or with a zone 2026-12-01T14:00[Europe/Zurich]")
    private Optional<Schedule> schedule = Optional.empty();

    Optional<Schedule> schedule() {
        return schedule;
    }

    /** Reads the time by the clock of this machine. */
    static final class Converter implements ITypeConverter<Schedule> {
        private final Clock clock;

        Converter(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Schedule convert(String text) {
            return Schedule.parse(text, ZonedDateTime.now(clock))
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is no time here; write 14:00, \"2026-12-01 14:00\", 2h or 2026-12-01T14:00[Europe/Zurich]"
                                    .formatted(text)));
        }
    }
}
