package dev.slipway.cli;

import dev.slipway.project.words.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Moments as people write them: so long ago ({@code 90m}, {@code 7d}), the beginning of a day where they are
 * ({@code 2026-11-21}), a time of today or of a day there ({@code 08:00}, {@code 2026-11-21 08:00}), or anywhere
 * ({@code 2026-11-21T08:00:00Z}).
 */
final class MomentConverter implements ITypeConverter<Instant> {
    private final Clock clock;

    MomentConverter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        return Durations.parse(text).map(clock.instant()::minus).orElseGet(() -> written(text));
    }

    private Instant written(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            LocalDateTime time = text.matches("\\d\\d:.*")
                    ? LocalDate.now(clock).atTime(LocalTime.parse(text))
                    : text.length() > "2026-11-21".length()
                            ? LocalDateTime.parse(text.replace(' ', 'T'))
                            : LocalDate.parse(text).atStartOfDay();
            return time.atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'%s' is no moment; write 90m, 7d, 08:00, 2026-11-21, \"2026-11-21 08:00\" or 2026-11-21T08:00:00Z"
                            .formatted(text));
        }
    }
}
