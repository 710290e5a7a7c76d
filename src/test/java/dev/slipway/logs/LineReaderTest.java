package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.format.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a line is read, the same is told of it: from its bytes, for an index, and in full, for somebody who looks at it. */
class LineReaderTest {
    private static final int SPOILT = 3;

    /** A source, and from when on it wrote. */
    private record Source(String zone, String now, String from) {
        Times times() {
            return new Times(ZoneId.of(zone), InstantSource.fixed(Instant.parse(now)));
        }
    }

    private static final List<Source> SOURCES = List.of(
            new Source("UTC", "2026-11-30T12:00:00Z", "2026-11-20T00:00:00Z"),
            new Source("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z"),
            new Source("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00Z"),
            new Source("+05:30", "2026-11-30T12:00:00Z", "2026-11-20T00:00:00Z"),
            new Source("America/St_Johns", "2007-11-04T12:00:00Z", "2007-11-03T23:00:00Z"), // at one minute past
            new Source("America/New_York", "2027-01-01T03:00:00Z", "2026-12-31T00:00:00Z"),
            new Source("UTC", "2028-02-29T23:59:58Z", "2028-02-28T00:00:00Z"));

    private static final ToldTwice UTC = new ToldTwice(SOURCES.getFirst().times());

    private static void same(ToldTwice told, byte[] line) {
        if (told.differs(line)) {
            assertThat(told.byBytes(line))
                    .as(new String(line, StandardCharsets.UTF_8))
                    .isEqualTo(told.byHead(line));
        }
    }

    private static void same(int lines, long seed) {
        for (int i = 0; i < SOURCES.size(); i++) {
            Source source = SOURCES.get(i);
            ToldTwice told = new ToldTwice(source.times());
            Spoilt spoilt = new Spoilt(seed + i, Instant.parse(source.from()));
            for (int read = 0; read < lines / SOURCES.size(); ) {
                for (byte[] line : spoilt.next()) {
                    same(told, line);
                    for (int more = 0; more < SPOILT; more++) {
                        same(told, spoilt.spoil(line));
                    }
                    read += 1 + SPOILT;
                }
            }
        }
    }

    @Test
    void linesOfEveryFormAndSpoiltOnesAreToldTheSameFromTheirBytes() {
        same(200_000, 7);
    }

    @Test
    @Tag("long")
    void twentyMillionLinesAreToldTheSameFromTheirBytes() {
        for (int part = 0; part < 20; part++) {
            same(1_000_000, 1000 + 10L * part);
        }
    }

    @Property(tries = 20_000)
    void whateverIsMadeOfTheirPartsIsToldTheSameFromItsBytes(@ForAll("texts") String text) {
        same(UTC, text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(Spoilt.PARTS).list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join("", parts));
    }

    static Stream<String> odd() {
        return OddLines.all();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddLineIsToldTheSameFromItsBytes(String line) {
        SOURCES.forEach(source -> same(new ToldTwice(source.times()), line.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xc2, 0xe2, 0xf0, 0xff})
    void bytesThatAreNoTextAreToldTheSame(int wrong) {
        OddLines.all().map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(line -> {
            for (int at = 0; at < line.length; at++) {
                byte[] spoilt = line.clone();
                spoilt[at] = (byte) wrong;
                same(UTC, spoilt);
            }
        });
    }

    @Test
    void aLineCutAnywhereIsToldTheSame() {
        OddLines.all().map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(line -> {
            for (int end = 0; end < line.length; end++) {
                same(UTC, Arrays.copyOf(line, end));
            }
        });
    }

    @Test
    void linesAsProgramsWriteThemNeedNoSecondLook() {
        ToldTwice told = new ToldTwice(SOURCES.getFirst().times());
        new Written(3, Instant.parse("2026-11-20T00:00:00Z"))
                .many(10_000)
                .flatMap(record -> record.lines().stream())
                .forEach(line -> told.byBytes(line.getBytes(StandardCharsets.UTF_8)));

        assertThat(told.reader().unusual()).isZero();
    }
}
