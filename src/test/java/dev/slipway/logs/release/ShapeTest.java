package dev.slipway.logs.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Records;
import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Times;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Error messages of one kind are one, however their numbers, ids and names differ. */
class ShapeTest {
    private static final Forms FORMS =
            new Forms(new Times(ZoneOffset.UTC, () -> Instant.parse("2026-11-30T12:00:00Z")));

    private static Shape shape(String... lines) {
        return Shape.of(record(lines));
    }

    private static LogRecord record(String... lines) {
        return Records.of("web-1", new StringReader(String.join("\n", lines)), FORMS)
                .findFirst()
                .orElseThrow();
    }

    private static void same(String one, String other) {
        assertThat(Shape.of(one)).isEqualTo(Shape.of(other));
    }

    private static void differ(String one, String other) {
        assertThat(Shape.of(one)).isNotEqualTo(Shape.of(other));
    }

    @Test
    void whatDiffersEachTimeIsLeftOut() {
        same("payment declined order=8813 code=51", "payment declined order=9102 code=5");
        same("took 812 ms", "took 1.2s");
        same("took 812ms", "took 3 min");
        same("no user \"ana\"", "no user \"Ben O'Hara\"");
        same("no column 'price' in 'carts'", "no column 'sum' in 'orders'");
        same("stock 10.0.3.7:8080 refused", "stock 192.168.1.20:9 refused");
        same("peer 2001:db8::1 left", "peer fe80::1ff:fe23:4567:890a left");
        same("mail to ana@shop.example bounced", "mail to ben.b@post.other.example bounced");
        same("GET /orders/8812/items 502", "GET /orders/77/items 500");
        same("job 0b54c9e2-63b1-4d0e-9f0c-1d2e3f4a5b6c failed", "job 7c1d9e20-0000-4111-8222-9c04e1f2aabb failed");
        same("bad blob 7c1d9e2", "bad blob 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567");
        same("at shop.Cart@1f2e3d4c", "at shop.Cart@77aa0b");
        same("read at 0xdeadBEEF", "read at 0x0");
        same("session aB3dE5fG7hI9jK1lM failed", "session Zz9Yy8Xx7Ww6Vv5Uu4Tt failed");
        same("left: 3, 14, 159", "left: 2");
        same("at 2026-11-30 10:15:30.123 it failed", "at 2026-12-01 03:04:05 it failed");
    }

    @Test
    void whatIsSaidOtherwiseIsAnotherKind() {
        differ("payment declined order=8813", "payment refused order=8813");
        differ("payment declined order=8813", "payment declined cart=8813");
        differ("cannot read orders", "cannot write orders");
        differ("it doesn't fit, and can't", "it doesn't fit");
        differ("decade faded", "facade added");
        differ("java.lang.IllegalStateException: closed", "java.lang.IllegalArgumentException: closed");
    }

    @Test
    void aTraceIsOneMessageWithTheErrorThatItTells() {
        Shape timeout = shape(
                "2026-11-30 10:00:00.000 ERROR [http] shop.Stock - stock service unreachable",
                "java.net.SocketTimeoutException: stock:8080 after 2000 ms",
                "\tat shop.stock.StockClient.ask(StockClient.java:48)",
                "Caused by: java.io.IOException: 7");
        Shape later = shape(
                "2026-11-30 11:00:00.000 ERROR [http] shop.Stock - stock service unreachable",
                "java.net.SocketTimeoutException: stock:8080 after 5000 ms",
                "\tat shop.stock.StockClient.again(StockClient.java:99)");
        Shape refused = shape(
                "2026-11-30 10:00:00.000 ERROR [http] shop.Stock - stock service unreachable",
                "java.net.ConnectException: refused",
                "\tat shop.stock.StockClient.ask(StockClient.java:48)");

        assertThat(later).isEqualTo(timeout);
        assertThat(refused).isNotEqualTo(timeout);
        assertThat(timeout.text())
                .isEqualTo("stock service unreachable: java.net.SocketTimeoutException: stock:# after #");
        assertThat(Shape.words(record(
                        "Traceback (most recent call last):", "  File \"a.py\", line 3, in f", "KeyError: 'price'")))
                .isEqualTo("KeyError: 'price'");
    }

    @Test
    void whatIsWrittenAsJsonIsToldByItsMessage() {
        assertThat(shape("{\"time\":\"2026-11-30T10:00:00Z\",\"level\":\"error\",\"msg\":\"no stock of 17\"}"))
                .isEqualTo(Shape.of("no stock of 4"));
    }

    @Property(tries = 500)
    void whateverTheValuesAreTheKindIsTheSame(
            @ForAll("sentences") List<String> words, @ForAll("values") String one, @ForAll("values") String other) {
        String sentence = String.join(" ", words);
        assertThat(Shape.of(sentence + " id=" + one + " " + sentence))
                .isEqualTo(Shape.of(sentence + " id=" + other + " " + sentence));
    }

    @Property(tries = 500)
    void theKindOfAKindIsItself(@ForAll("sentences") List<String> words, @ForAll("values") String value) {
        Shape shape = Shape.of(String.join(" ", words) + " " + value);
        assertThat(Shape.of(shape.text())).isEqualTo(shape);
    }

    @Property(tries = 300)
    void anyTextHasAKindInNoTime(@ForAll String text) {
        Shape shape = Shape.of(text.repeat(50));
        assertThat(shape.text()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("[0-9]");
    }

    @Provide
    Arbitrary<List<String>> sentences() {
        return Arbitraries.of("payment", "declined", "cannot", "read", "the", "cart", "of", "its", "state:", "(again)")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> number =
                Arbitraries.longs().between(0, Long.MAX_VALUE).map(String::valueOf);
        Arbitrary<String> id = Arbitraries.create(() -> "")
                .flatMap(_ -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                        .as((high, low) -> new java.util.UUID(high, low).toString()));
        Arbitrary<String> quoted =
                Arbitraries.strings().alpha().numeric().withChars(' ', '-').map(s -> '"' + s + '"');
        Arbitrary<String> address = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(parts -> parts.get(0) + "." + parts.get(1) + "." + parts.get(2) + "." + parts.get(3));
        return Arbitraries.oneOf(number, id, quoted, address);
    }
}
