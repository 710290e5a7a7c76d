package dev.slipway.ui.logs;

import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.logs.Rows;
import dev.slipway.logs.WrittenForm;
import dev.slipway.logs.format.Level;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with logs, without a window. */
class LogsModelTest {
    @TempDir
    private Path directory;

    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(Samples.NOW);
    private final List<String> copied = new ArrayList<>();
    private final Queue<Runnable> frames = new ConcurrentLinkedQueue<>();
    private RecordedProject project;
    private LogsAtHand logs;
    private ScreenContext context;
    private LogsModel model;
    private LogLines lines;
    private LogsJumps jumps;
    private LogsTaking taking;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory.resolve("project"),
                new HandClock(Samples.NOW),
                new Place("staging", Tier.STAGING, names("stage", 1)),
                new Place("production", Tier.PRODUCTION, names("web", 3)));
        logs = new LogsAtHand(directory);
        ScreenContext quiet =
                Pictures.context(project.workspace(), new Background(Runnable::run, Runnable::run, frames::add));
        context = new ScreenContext(
                quiet.workspace(),
                quiet.background(),
                quiet.navigator(),
                quiet.notices(),
                quiet.sheets(),
                quiet.stops(),
                now,
                quiet.memory());
        model = new LogsModel(context, logs, ZoneOffset.UTC);
        lines = model.lines();
        jumps = new LogsJumps(model, context.notices());
        taking = new LogsTaking(context, lines, copied::add);
    }

    @AfterEach
    void close() {
        model.detach();
        logs.close();
        project.close();
    }

    /** Ten lines on three hosts, a second apart; the fifth is an error with a trace of two lines. */
    private void ten() {
        for (int at = 0; at < 10; at++) {
            String host = "web-" + (1 + at % 3);
            if (at == 4) {
                logs.say(host, at * 1000, "ERROR", "it broke", "\tat shop.Cart.add(Cart.java:3)", "\t... 7 more");
            } else {
                logs.say(host, at * 1000, at == 7 ? "WARN" : "INFO", "order " + at);
            }
        }
        logs.settled();
        model.attach();
        lines.resize(120, 5 * LaidRow.LINE);
        shows(10);
    }

    private void shows(int rows) {
        await().pollInSameThread().until(() -> {
            frame();
            return lines.rows().size() == rows;
        });
    }

    private void frame() {
        for (Runnable next = frames.poll(); next != null; next = frames.poll()) {
            next.run();
        }
    }

    private List<String> texts() {
        Rows rows = lines.rows();
        return IntStream.range(0, rows.size())
                .mapToObj(place -> rows.record(place)
                        .map(record -> record.head().message())
                        .orElse("-"))
                .toList();
    }

    private String at(int place) {
        return lines.laid(place).lines().getFirst().text().strip();
    }

    @Test
    void theLastEnvironmentThatHasLogsIsShownFirst() {
        ten();
        assertThat(model.environments()).containsExactly("staging", "production");
        assertThat(model.environment()).contains("production");
        assertThat(at(0)).isEqualTo("16:00:00.000 web-1 INFO  order 0");
        assertThat(at(4)).isEqualTo("16:00:04.000 web-2 ERROR it broke  ▸ 2 lines");
    }

    @Test
    void theEndStaysInSightUntilSomebodyScrollsUp() {
        ten();
        assertThat(lines.listing().following()).isTrue();
        assertThat(lines.listing().top()).isEqualTo(5);

        lines.scroll(-2 * LaidRow.LINE);
        logs.say("web-1", 20_000, "INFO", "new").say("web-1", 21_000, "INFO", "newer");
        shows(12);

        assertThat(lines.listing().following()).isFalse();
        assertThat(lines.listing().top()).isEqualTo(3);
        assertThat(lines.listing().below()).isEqualTo(2);

        lines.follow(true);
        assertThat(lines.listing().top()).isEqualTo(7);
        assertThat(lines.listing().below()).isZero();
    }

    @Test
    void whatComesLateAboveMovesNothingThatOneReads() {
        ten();
        lines.scroll(-2 * LaidRow.LINE - 7);
        String read = at(lines.listing().top());
        double hidden = lines.listing().hidden();

        logs.say("web-9", 500, "INFO", "late")
                .say("web-9", 600, "INFO", "later")
                .say("web-9", 30_000, "INFO", "end");
        shows(13);

        assertThat(at(lines.listing().top())).isEqualTo(read);
        assertThat(lines.listing().hidden()).isEqualTo(hidden);
    }

    @Test
    void aQueryShowsItsHitsAndCountsThem() {
        ten();
        model.find("order -7");
        shows(8);
        assertThat(texts()).contains("order 6").doesNotContain("order 7", "it broke");
        assertThat(jumps.counted()).isEqualTo("8 hits");

        jumps.toHit(true);
        String first = jumps.counted();
        jumps.toHit(false);

        assertThat(first).endsWith(" of 8");
        assertThat(jumps.counted()).endsWith(" of 8").isNotEqualTo(first);
    }

    @Test
    void hitsGoAroundFromTheLastToTheFirst() {
        ten();
        model.find("order");
        shows(9);
        lines.go(8, false);
        jumps.toHit(true);
        assertThat(jumps.counted()).isEqualTo("1 of 9");
        jumps.toHit(false);
        assertThat(jumps.counted()).isEqualTo("9 of 9");
    }

    @Test
    void aQueryThatIsWrongSaysSoAndKeepsWhatWasFound() {
        ten();
        model.find("broke");
        shows(1);
        model.find("/(/");
        assertThat(model.wrongProperty().get()).contains("is no regular expression");
        assertThat(lines.rows().size()).isEqualTo(1);
        model.find("");
        assertThat(model.wrongProperty().get()).isEmpty();
        shows(10);
    }

    @Test
    void aHitIsShownAmongAllRowsWhereItWas() {
        ten();
        model.find("broke");
        shows(1);
        lines.go(0, false);
        double before = lines.listing().offset(lines.cursor());

        model.showOnlyHits(false);

        assertThat(lines.rows().size()).isEqualTo(10);
        assertThat(at(lines.cursor())).contains("it broke");
        assertThat(lines.isHit(lines.rows().row(lines.cursor()))).isTrue();
        assertThat(lines.isHit(lines.rows().row(5))).isFalse();
        assertThat(lines.listing().offset(lines.cursor())).isEqualTo(before);
        assertThat(lines.listing().below()).isZero();

        model.showOnlyHits(true);
        assertThat(lines.rows().size()).isEqualTo(1);
    }

    @Test
    void hostsLevelsAndTimesNarrowTheList() {
        ten();
        model.narrowedProperty().set(Narrowed.NOT.toHosts(Set.of("web-2")));
        shows(3);
        model.narrowedProperty().set(Narrowed.NOT.to(Optional.of(Level.WARN)));
        shows(2);
        assertThat(texts()).containsExactly("it broke", "order 7");
        model.narrowedProperty()
                .set(Narrowed.NOT.within(
                        Optional.of(new Rows.Span(LogsAtHand.NOON.plusSeconds(2), LogsAtHand.NOON.plusSeconds(4)))));
        shows(3);
    }

    @Test
    void errorsAndBookmarksAreGoneToByKeys() {
        ten();
        lines.go(0, false);
        jumps.bookmark();
        jumps.toError(true);
        assertThat(lines.cursor()).isEqualTo(4);
        jumps.toError(true);
        assertThat(lines.cursor()).as("there is no other").isEqualTo(4);
        jumps.bookmark();
        jumps.toBookmark(true);
        assertThat(lines.cursor()).as("around").isZero();
        jumps.toBookmark(false);
        assertThat(lines.cursor()).isEqualTo(4);
        jumps.bookmark();
        assertThat(lines.isBookmarked(lines.rows().row(4))).isFalse();
    }

    @Test
    void anOpenRecordShowsItsLinesAndFields() {
        ten();
        lines.toggle(4);
        List<String> shown =
                lines.laid(4).lines().stream().map(line -> line.text().strip()).toList();
        assertThat(shown)
                .contains("at shop.Cart.add(Cart.java:3)", "... 7 more")
                .anyMatch(line -> line.matches("time +Sat 21 Nov 2026 16:00:04.000 .*"));
        lines.toggle(4);
        assertThat(lines.laid(4).lines()).hasSize(1);
    }

    @Test
    void rowsAreCopiedAsTheyAreShownWithTheirTraces() {
        ten();
        lines.go(3, false);
        lines.go(4, true);
        taking.copy(false);
        assertThat(copied.getLast()).isEqualTo("""
                        16:00:03.000 web-1 INFO  order 3
                        16:00:04.000 web-2 ERROR it broke
                            	at shop.Cart.add(Cart.java:3)
                            	... 7 more
                        """.replace("\t", "    "));
        taking.copy(true);
        assertThat(copied.getLast())
                .isEqualTo("order 3\nit broke\n    at shop.Cart.add(Cart.java:3)\n    ... 7 more\n");
    }

    @Test
    void aBlockOfColumnsIsCopiedWithoutTheRest() {
        ten();
        lines.go(0, false);
        lines.pick(lines.picked().map(row -> row.block(lines.rows().row(2).id(), 25, 32)));
        taking.copy(false);
        assertThat(copied.getLast()).isEqualTo("order 0\norder 1\norder 2\n");
    }

    @Test
    void recordsAreExportedAsTextOrJsonLines() throws IOException {
        ten();
        Path text = directory.resolve("all.log");
        taking.export(text, WrittenForm.TEXT);
        assertThat(Files.readAllLines(text)).hasSize(12).contains("web-2 app      ... 7 more");

        lines.go(3, false);
        lines.go(4, true);
        Path json = directory.resolve("two.jsonl");
        taking.export(json, WrittenForm.JSON_LINES);
        assertThat(Files.readAllLines(json))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"source\":\"web-2 app\"", "\"level\":\"ERROR\"", "\"message\":\"it broke\"");
    }

    @Test
    void whatIsCopiedAndExportedActsOnNothing() throws IOException {
        logs.say("web-1", 0, "INFO", "title \u001b]0;mine\u0007 \u202e evil").say("web-1", 1000, "INFO", "end");
        logs.settled();
        model.attach();
        lines.go(0, false);
        taking.copy(false);
        assertThat(copied.getLast()).contains("title ␛]0;mine␇ <U+202E> evil");
        Path json = directory.resolve("all.jsonl");
        taking.export(json, WrittenForm.JSON_LINES);
        assertThat(Files.readString(json)).contains("\\u202E").doesNotContain("\u202e", "\u001b");
    }

    @Test
    void readingOnHostsEndsAWhileAfterTheScreenWasLeftAndGoesOnWhenItIsBack() {
        ten();
        lines.scroll(-LaidRow.LINE);
        model.detach();
        now.set(Samples.NOW.plusSeconds(10));
        assertThat(logs.told()).containsExactly("opened production");
        now.set(Samples.NOW.plusSeconds(31));
        now.set(Samples.NOW.plusSeconds(36));
        assertThat(logs.told()).containsExactly("opened production", "paused");

        model.attach();
        assertThat(logs.told()).containsExactly("opened production", "paused", "resumed");
        assertThat(lines.listing().following()).isFalse();
    }

    @Test
    void aShortLookAtAnotherScreenEndsNothing() {
        ten();
        model.detach();
        now.set(Samples.NOW.plusSeconds(10));
        model.attach();
        now.set(Samples.NOW.plusSeconds(60));
        assertThat(logs.told()).containsExactly("opened production");
    }

    @Test
    void anotherEnvironmentEndsTheLogsOfThisOne() {
        ten();
        model.show("staging");
        assertThat(logs.told()).containsExactly("opened production", "closed");
        assertThat(model.names()).isEmpty();
        assertThat(lines.rows().size()).isZero();
    }

    @Test
    void whatCannotBeOpenedSaysWhyAndIsTriedAgain() {
        logs.refuse(true);
        logs.say("web-1", 0, "INFO", "order 1").settled();
        model.attach();
        assertThat(model.opening().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.sentence()).isEqualTo("web-1 cannot be reached."));

        logs.refuse(false);
        model.open();
        shows(1);
        assertThat(model.opening().faultProperty().get()).isEmpty();
    }

    @Test
    void leavingTheProjectEndsTheReading() {
        ten();
        model.close();
        assertThat(logs.told()).containsExactly("opened production", "closed");
    }
}
