package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Query;
import dev.slipway.logs.text.SafeText;
import dev.slipway.logs.text.Style;
import dev.slipway.logs.timeline.Timeline.Standing;
import dev.slipway.ui.Samples;
import dev.slipway.ui.logs.RowText.Look;
import dev.slipway.ui.widget.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the rows of logs. */
class LaidOutTest {
    private static final Grid GRID = new Grid(false, 6, 5, 0, 80);
    private static final Mark OLD =
            new Mark(LogsAtHand.NOON, Mark.Kind.SWITCHED, "web-1", "web-1 now runs v1.7.4", "v1.7.4");
    private static final Mark NEW =
            new Mark(LogsAtHand.NOON.plusSeconds(60), Mark.Kind.SWITCHED, "web-1", "web-1 now runs v1.8.0", "v1.8.0");

    @TempDir
    private Path directory;

    private LogsAtHand logs;

    @BeforeEach
    void open() {
        logs = new LogsAtHand(directory);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private LaidRow lay(int place, Look look) {
        logs.settled();
        RowText text = new RowText(ZoneOffset.UTC, Map.of("web-1", 0), new Releases(List.of(OLD, NEW)));
        return text.lay(logs.timeline().rows(), place, GRID, look);
    }

    private static List<String> texts(LaidRow row) {
        return row.lines().stream().map(LaidLine::text).toList();
    }

    @Test
    void columnsStandBelowEachOther() {
        logs.say("web-1", 1000, "INFO", "one").say("web-1", 2000, "ERROR", "two");
        assertThat(texts(lay(0, new Look(false, false)))).containsExactly("16:00:01.000        web-1 INFO  one");
        assertThat(texts(lay(1, new Look(false, false)))).containsExactly("16:00:02.000        web-1 ERROR two");
        assertThat(lay(1, new Look(false, false)).kind()).isEqualTo(LaidRow.Kind.GRAVE);
    }

    @Test
    void aRowKnowsWhatItsHostRanThen() {
        logs.say("web-1", 1000, "INFO", "one").say("web-1", 61_000, "INFO", "two");
        assertThat(lay(0, new Look(false, false)).release()).isEqualTo("v1.7.4");
        assertThat(lay(1, new Look(false, false)).release()).isEqualTo("v1.8.0");
        assertThat(new Releases(List.of(OLD, NEW)).newest("v1.8.0")).isTrue();
        assertThat(new Releases(List.of(OLD, NEW)).at(new LogName("web-1", "app"), Optional.of(Instant.EPOCH)))
                .isEmpty();
    }

    @Test
    void aLongLineGoesOnBelowItsMessageOrIsOneLine() {
        logs.say("web-1", 1000, "INFO", "word ".repeat(30).strip()).say("web-1", 2000, "INFO", "end");
        List<String> wrapped = texts(lay(0, new Look(false, true)));
        assertThat(wrapped).hasSize(4).allMatch(line -> line.length() <= 80);
        assertThat(wrapped.get(1)).isEqualTo(" ".repeat(32) + "word word word word word word word word word ");
        assertThat(lay(0, new Look(false, false)).lines()).hasSize(1);
    }

    @Test
    void ofAHugeRecordTheFirstPartIsShownAndHowMuchMoreThereIs() {
        logs.say("web-1", 1000, "INFO", "y".repeat(500_000)).say("web-1", 2000, "INFO", "end");
        assertThat(texts(lay(0, new Look(false, false))).getFirst())
                .hasSizeLessThan(4200)
                .endsWith("y … (496,000 characters more)");
        assertThat(String.join("", texts(lay(0, new Look(true, false)))).chars().filter(c -> c == 'y'))
                .hasSize(100_000);
    }

    @Test
    void fieldsOfJsonStandBehindTheMessageAndAsATableBelow() {
        logs.say(
                        "web-1",
                        "{\"time\":\"" + LogsAtHand.NOON
                                + "\",\"level\":\"info\",\"logger\":\"shop.Cart\",\"msg\":\"placed\",\"order\":8813,"
                                + "\"items\":\"[1,{\\\"a\\\":2}]\"}")
                .say("web-1", 2000, "INFO", "end");
        assertThat(texts(lay(0, new Look(false, false))).getFirst())
                .endsWith("INFO  Cart: placed  order=8813  items=[1,{\"a\":2}]");
        assertThat(texts(lay(0, new Look(true, false))).stream().map(String::strip))
                .contains("logger   shop.Cart", "order    8813", "items    [", "1,", "\"a\": 2");
    }

    @Test
    void aBreakAndADeploymentGoAcross() {
        logs.say("web-1", 1000, "INFO", "one");
        logs.log("web-1", "app")
                .gap(new Gap(
                        LogsAtHand.NOON.plusSeconds(1),
                        LogsAtHand.NOON.plusSeconds(13),
                        "connection lost",
                        37,
                        new Gap.Missing.Nothing()));
        logs.row().say("web-1", 14_000, "INFO", "two").mark(NEW);
        LaidRow gap = lay(1, new Look(false, false));
        LaidRow mark = lay(3, new Look(false, false));
        assertThat(gap.kind()).isEqualTo(LaidRow.Kind.GAP);
        assertThat(texts(gap).getFirst())
                .endsWith("web-1 app  connection lost for 12 s: 37 lines came late, nothing is missing");
        assertThat(mark.kind()).isEqualTo(LaidRow.Kind.MARK);
        assertThat(texts(mark)).containsExactly("16:01:00.000        web-1 now runs v1.8.0");
    }

    @Test
    void silenceAndALostConnectionLookDifferent() {
        Instant now = Samples.NOW;
        assertThat(words(new LogState.Following(), Duration.ofSeconds(5), 3))
                .isEqualTo(new StandingWords(State.GOOD, "following", ""));
        assertThat(words(new LogState.Following(), Duration.ofMinutes(3), 3))
                .isEqualTo(new StandingWords(State.NEUTRAL, "nothing written for 3 min", ""));
        assertThat(words(new LogState.Following(), Duration.ofMinutes(3), 0).words())
                .isEqualTo("nothing written yet");
        assertThat(words(new LogState.Lost(now.minusSeconds(12), "connection lost"), Duration.ofMinutes(3), 3))
                .isEqualTo(new StandingWords(State.FAILED, "connection lost 12 s ago, trying again", ""));
        assertThat(words(new LogState.Refused("no right", "Ask."), Duration.ZERO, 0)
                        .remedy())
                .isEqualTo("Ask.");
    }

    private static StandingWords words(LogState state, Duration silent, long records) {
        return StandingWords.of(
                new Standing(state, Samples.NOW.minus(silent), records, Optional.empty(), 0, Optional.empty()),
                Samples.NOW);
    }

    @Test
    void whatIsNoJsonIsOnlyBroken() {
        assertThat(FormattedJson.lines("{\"a\": [1, 2], \"b\": \"x,{y}\\\"\"}"))
                .containsExactly("{", "  \"a\": [", "    1,", "    2", "  ],", "  \"b\": \"x,{y}\\\"\"", "}");
        assertThat(FormattedJson.lines("]]{\"open")).containsExactly("]", "]{", "  \"open");
        assertThat(FormattedJson.is("{}")).isFalse();
    }

    @Test
    void nothingIsHiddenByColours() {
        Color black = Color.BLACK;
        Color white = Color.WHITE;
        for (int number = 0; number < 256; number++) {
            for (Color ground : List.of(black, white, Color.web("#161b22"))) {
                Style style = SafeText.of("\u001b[38;5;" + number + "mx")
                        .spans()
                        .getFirst()
                        .style();
                Color letters =
                        StyleInk.of(style, ground.invert(), ground).letters().orElseThrow();
                assertThat(StyleInk.contrast(letters, ground)).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void aNameThatIsTooLongKeepsItsEnds() {
        assertThat(RowText.fitted("production-web-12", 9)).isEqualTo("prod…b-12");
        assertThat(RowText.fitted("web", 9)).isEqualTo("web");
    }

    @Test
    void whatAQueryLooksForIsSeenByItsColumnsInTheMessage() {
        logs.say("web-1", 0, "INFO", "注文 order order=8813 web-1");
        LaidLine line = lay(0, new Look(false, false)).lines().getFirst();
        assertThat(found(line, "ORDER -declined /88\\d+/ level>=info")).containsExactly("order", "order", "8813");
        assertThat(found(line, "web-1")).containsExactly("web-1");
        assertThat(found(line, "-order")).isEmpty();
        assertThat(found(line, "/(o*)*$/")).isEmpty();
    }

    private static List<String> found(LaidLine line, String query) {
        return line.found(((Query.Reading.Good) Query.read(query)).query(), GRID.messageAt()).stream()
                .map(place -> line.between(place.from(), place.until()))
                .toList();
    }
}
