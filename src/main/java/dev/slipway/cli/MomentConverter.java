package dev.slipway.cli;

import dev.slipway.project.words.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Moments as people write them: so long ago ({@code 90m}, {@code 7d}), the beginning of a day where they are
 * ({@code 2026-11-21}), or a time ({@code 2026-11-21T08:00:00Z}).
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
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'%s' is no moment; write 90m, 7d, 2026-11-21 or 2026-11-21T08:00:00Z".formatted(text));
        }
    }
}
