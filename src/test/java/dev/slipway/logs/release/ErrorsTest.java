package dev.slipway.logs.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which errors a release wrote, how many a minute, and which of them the one before never did. */
class ErrorsTest {
    private static final Instant SWITCH = Instant.parse("2026-11-30T16:00:00Z");

    private final Errors errors = new Errors();
    private final List<Mark> own = new ArrayList<>();
    private final List<Mark> others = new ArrayList<>();
    private final Map<String, String> before = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    private static Instant at(int seconds) {
        return SWITCH.plusSeconds(seconds);
    }

    private ErrorsTest host(String host, String live, int from, int until, Span... missing) {
        before.put(host, live);
        return log(host, "app", from, until, missing);
    }

    private ErrorsTest log(String host, String log, int from, int until, Span... missing) {
        heard.add(new Heard(new LogName(host, log), at(from), at(until), List.of(missing)));
        return this;
    }

    private ErrorsTest switched(String host, int seconds) {
        own.add(new Mark(at(seconds), Mark.Kind.SWITCHED, host, "", "v1.8.0"));
        return this;
    }

    private ErrorsTest back(String host, int seconds, String release) {
        own.add(new Mark(at(seconds), Mark.Kind.ROLLED_BACK, host, "", release));
        return this;
    }

    private ErrorsTest other(String host, int seconds, String release) {
        others.add(new Mark(at(seconds), Mark.Kind.SWITCHED, host, "", release));
        return this;
    }

    private ErrorsTest says(String host, int seconds, String message) {
        return says(host, "app", seconds, message);
    }

    private ErrorsTest says(String host, String log, int seconds, String message) {
        Head head = new Head("text", Optional.of(at(seconds)), Optional.of(Level.ERROR), "", message, Map.of());
        errors.take(new LogName(host, log), at(seconds), new LogRecord(host, head.time(), head, List.of(message)));
        return this;
    }

    private ReleaseErrors told(int now) {
        List<Mark> all = new ArrayList<>(others);
        all.addAll(own);
        return errors.by(new Course("v1.8.0", before, own, all), heard, at(now));
    }

    private static OfPart part(ReleaseErrors told, Part part) {
        return told.part(part).orElseThrow();
    }

    private static void rate(OfPart part, double perMinute) {
        assertThat(part.perMinute().orElseThrow()).isCloseTo(perMinute, within(0.001));
    }

    @Test
    void errorsAMinuteAreToldBeforeAndSinceTheSwitch() {
        host("web-1", "v1.7.4", -720, 180).switched("web-1", 0);
        says("web-1", -700, "payment declined order=8813");
        says("web-1", -60, "payment declined order=9102");
        says("web-1", 0, "payment declined order=1");
        for (int second = 10; second <= 110; second += 10) {
            says("web-1", second, "no column price in table " + second);
        }

        ReleaseErrors told = told(180);

        OfPart old = part(told, Part.BEFORE);
        assertThat(old.release()).isEqualTo("v1.7.4");
        assertThat(old.known()).isEqualTo(Duration.ofMinutes(12));
        assertThat(old.errors()).isEqualTo(2);
        rate(old, 2 / 12.0);
        OfPart now = part(told, Part.WITH);
        assertThat(now.errors()).isEqualTo(12);
        assertThat(now.known()).isEqualTo(Duration.ofMinutes(3));
        rate(now, 4);
        assertThat(told.part(Part.BACK)).isEmpty();
    }

    @Test
    void messagesThatTheOldReleaseNeverSaidComeFirst() {
        host("web-1", "v1.7.4", -720, 180).switched("web-1", 0);
        host("web-2", "v1.7.4", -720, 180).switched("web-2", 60);
        says("web-1", -700, "payment declined order=8813");
        for (int second = 1; second < 9; second++) {
            says("web-1", second, "payment declined order=" + second);
        }
        says("web-2", 70, "no column 'price'");
        says("web-1", 20, "no column 'sum'");
        says("web-2", 30, "web-2 still runs the old one");
        says("web-2", 90, "web-2 still runs the old one");

        List<Message> messages = told(180).messages();

        assertThat(messages)
                .extracting(Message::example)
                .containsExactly("no column 'price'", "payment declined order=8813", "web-2 still runs the old one");
        assertThat(messages).extracting(Message::fresh).containsExactly(true, false, false);
        assertThat(messages).extracting(Message::count).containsExactly(2L, 8L, 1L);
        assertThat(messages.getFirst().hosts()).containsExactly("web-1", "web-2");
        assertThat(messages.getFirst().first()).isEqualTo(at(20));
        assertThat(messages.getFirst().at().log().host()).isEqualTo("web-1");
    }

    @Test
    void whereNothingIsKnownOfTheOldReleaseNothingIsCalledNew() {
        host("web-1", "v1.7.4", 5, 180).switched("web-1", 0);
        says("web-1", 10, "no column 'price'");

        ReleaseErrors told = told(180);

        assertThat(told.comparable()).isFalse();
        assertThat(part(told, Part.BEFORE).perMinute()).isEmpty();
        assertThat(part(told, Part.BEFORE).since()).isEmpty();
        assertThat(told.fresh()).isEmpty();
        assertThat(told.messages()).hasSize(1);
        assertThat(part(told, Part.WITH).since()).contains(at(5));
    }

    @Test
    void ofAFirstDeploymentNothingWasLiveBefore() {
        host("web-1", "", -720, 60).switched("web-1", 0);
        says("web-1", -5, "not of the release");
        says("web-1", 5, "of the release");

        ReleaseErrors told = told(60);

        assertThat(told.parts()).extracting(OfPart::part).containsExactly(Part.WITH);
        rate(part(told, Part.WITH), 1);
    }

    @Test
    void afterGoingBackTheOldReleaseIsToldAgain() {
        host("web-1", "v1.7.4", -600, 600).switched("web-1", 0).back("web-1", 120, "v1.7.4");
        says("web-1", -10, "old");
        says("web-1", 60, "new");
        says("web-1", 300, "old");
        says("web-1", 301, "old again");

        ReleaseErrors told = told(600);

        assertThat(told.parts()).extracting(OfPart::errors).containsExactly(1L, 1L, 2L);
        assertThat(part(told, Part.WITH).known()).isEqualTo(Duration.ofMinutes(2));
        rate(part(told, Part.WITH), 0.5);
        rate(part(told, Part.BACK), 0.25);
        assertThat(told.messages()).extracting(Message::example).containsExactly("new");
    }

    @Test
    void whatRanBeforeTheOldReleaseAndAfterTheNewOneDoesNotCount() {
        host("web-1", "v1.7.4", -7200, 7200).switched("web-1", 0);
        other("web-1", -3600, "v1.7.4").other("web-1", -1800, "v1.7.4").other("web-1", 3600, "v1.9.0");
        says("web-1", -3601, "of the one before");
        says("web-1", -3599, "of the old one");
        says("web-1", 3601, "of the next one");

        ReleaseErrors told = told(7200);

        assertThat(told.parts()).extracting(OfPart::known).containsExactly(Duration.ofHours(1), Duration.ofHours(1));
        assertThat(told.parts()).extracting(OfPart::errors).containsExactly(1L, 0L);
    }

    @Test
    void whereOnlySomeHostsHaveSwitchedTheRateIsThatOfAll() {
        host("web-1", "v1.7.4", -600, 60).switched("web-1", 0);
        host("web-2", "v1.7.4", -600, 60);
        says("web-1", 10, "new").says("web-1", 20, "new").says("web-2", 30, "old");

        ReleaseErrors told = told(60);

        OfPart now = part(told, Part.WITH);
        assertThat(now.hosts()).isEqualTo(1);
        assertThat(told.hosts()).isEqualTo(2);
        rate(now, 4);
        assertThat(part(told, Part.BEFORE).errors()).isEqualTo(1);
    }

    @Test
    void breaksAreNotWatchedTime() {
        host("web-1", "v1.7.4", -600, 120, new Span(at(30), at(90)), new Span(at(-700), at(-540)))
                .switched("web-1", 0);
        says("web-1", 10, "new");

        ReleaseErrors told = told(120);

        assertThat(part(told, Part.WITH).known()).isEqualTo(Duration.ofMinutes(1));
        assertThat(part(told, Part.BEFORE).known()).isEqualTo(Duration.ofMinutes(9));
        rate(part(told, Part.WITH), 1);
    }

    @Test
    void logsThatReachBackDifferentlyFarEachHaveTheirOwnTime() {
        host("web-1", "v1.7.4", -600, 60).log("web-1", "nginx", -60, 60).switched("web-1", 0);
        for (int second = -600; second < 0; second += 60) {
            says("web-1", second, "a minute in the app");
        }
        says("web-1", "nginx", -30, "a minute in nginx");

        rate(part(told(60), Part.BEFORE), 2);
    }

    @Test
    void theChartHasTheSwitchInItsMiddleAndSaysSinceWhenItIsKnown() {
        host("web-1", "v1.7.4", -200, 600).switched("web-1", 0);
        says("web-1", -10, "one").says("web-1", 1, "two").says("web-1", 2, "two");

        ReleaseErrors.Chart chart = told(600).chart();

        assertThat(chart.from()).isEqualTo(at(-600));
        assertThat(chart.until()).isEqualTo(at(600));
        assertThat(chart.step()).isEqualTo(Duration.ofSeconds(30));
        assertThat(chart.known()).isEqualTo(at(-200));
        assertThat(chart.counts()).hasSize(40).contains(1L, 2L);
        assertThat(chart.counts().get(19)).isEqualTo(1);
        assertThat(chart.counts().get(20)).isEqualTo(2);
        assertThat(chart.most()).isEqualTo(4);
        assertThat(chart.switches()).containsExactly(at(0));
        assertThat(told(86_400).chart().until()).isEqualTo(at(1800));
    }

    @Property(tries = 300)
    void everyErrorThatIsKnownBelongsToOnePart(
            @ForAll @Size(max = 40) List<@IntRange(min = -600, max = 600) Integer> times,
            @ForAll @IntRange(min = -300, max = 300) int switched,
            @ForAll @IntRange(min = 1, max = 200) int length,
            @ForAll boolean goesBack) {
        ErrorsTest test = new ErrorsTest();
        test.host("web-1", "v1.7.4", -600, 601).switched("web-1", switched);
        if (goesBack) {
            test.back("web-1", switched + length, "v1.7.4");
        }
        times.forEach(time -> test.says("web-1", time, "error of " + time % 3 + (time % 2 == 0 ? "" : " odd")));

        ReleaseErrors told = test.told(601);

        assertThat(told.parts().stream().mapToLong(OfPart::errors).sum()).isEqualTo(times.size());
        assertThat(told.parts().stream().map(OfPart::known).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(1201));
        long with = part(told, Part.WITH).errors();
        assertThat(told.messages().stream().mapToLong(Message::count).sum()).isEqualTo(with);
        boolean[] seen = new boolean[2];
        times.stream().filter(time -> time < switched).forEach(time -> seen[Math.abs(time % 2)] = true);
        told.messages()
                .forEach(message -> assertThat(message.fresh())
                        .isEqualTo(!seen[message.example().endsWith("odd") ? 1 : 0]));
        assertThat(Arrays.asList(told.messages().stream().map(Message::fresh).toArray()))
                .isSortedAccordingTo((a, b) -> Boolean.compare((Boolean) b, (Boolean) a));
    }
}
