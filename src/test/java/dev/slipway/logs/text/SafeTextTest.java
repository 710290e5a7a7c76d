package dev.slipway.logs.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.text.SafeText.Span;
import dev.slipway.logs.text.Style.Attribute;
import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a hostile program writes into a log neither acts on the screen nor hides, and what an honest one colours is coloured. */
class SafeTextTest {
    private static final String ESC = "\u001b";
    private static final Style RED = Style.PLAIN.inked(Optional.of(new Colour.Numbered(1)));

    private static final List<String> TOLD = List.of(
            "]0;owned\u0007",
            "]0;owned" + ESC + "\\",
            "]2;title" + ESC + "\\",
            "]8;;http://evil.example/" + ESC + "\\click" + ESC + "]8;;" + ESC + "\\",
            "]52;c;cm0gLXJmIC8=\u0007",
            "]52;p;?\u0007",
            "]4;1;rgb:00/00/00\u0007",
            "]10;?\u0007",
            "]11;#000000\u0007",
            "]50;vi:ok=$(id)\u0007",
            "]777;notify;a;b\u0007",
            "]9;4;1;50\u0007",
            "]1337;File=inline=1:AAAA\u0007",
            "]133;A\u0007",
            "P$qm" + ESC + "\\",
            "P+q544e" + ESC + "\\",
            "Pq#0;2;0;0;0" + ESC + "\\",
            "X hidden" + ESC + "\\",
            "^ hidden" + ESC + "\\",
            "_G a=T" + ESC + "\\",
            "#8",
            "(0",
            ")B",
            "%G",
            " F",
            "k screen title" + ESC + "\\");

    private static final List<String> CSI = List.of(
            "[2J",
            "[1;1H",
            "[?1049h",
            "[?25l",
            "[?2004h",
            "[?1000h",
            "[6n",
            "[c",
            "[>c",
            "[=c",
            "[0q",
            "[!p",
            "[4h",
            "[20h",
            "[3;J",
            "[21t",
            "[8;1;1t",
            "[5m",
            "[8m",
            "[0;8m",
            "[58;5;1m",
            "[38;5m",
            "[38;2;1;2m",
            "[38;5;256m",
            "[38;9;1m",
            "[?1m",
            "[>4;2m",
            "[1 q",
            "[1$r",
            "[" + "1;".repeat(60) + "m",
            "[9999999999999m",
            "[38:7:1m");

    static Stream<String> hostile() {
        return Stream.of(
                        sequences(),
                        controls(),
                        unseen(),
                        cut(),
                        sources(),
                        IntStream.range(0, 30).mapToObj(i -> "a" + "\u0300\u0489\u20dd\u0336".repeat(i + 2) + "b"))
                .flatMap(samples -> samples);
    }

    /** What terminals obey: titles, links, clipboards, questions that they answer, cursors, modes, pictures. */
    private static Stream<String> sequences() {
        Stream<String> ends = "ABCDEFGHIJKLMPSTXZ`abcdefghilnpqrstuvwxyz{|}~@"
                .chars()
                .mapToObj(end -> "[3" + Character.toString(end));
        Stream<String> single = "c78=>DEHMZNOno|}~".chars().mapToObj(Character::toString);
        return Stream.of(TOLD.stream(), ends, single, CSI.stream())
                .flatMap(all -> all)
                .flatMap(tail -> Stream.of(ESC + tail, "x" + ESC + tail + "y"));
    }

    private static Stream<String> controls() {
        Stream<Integer> all = Stream.concat(
                IntStream.rangeClosed(0, 0x1f).filter(c -> c != '\t').boxed(),
                IntStream.rangeClosed(0x7f, 0x9f).boxed());
        return all.flatMap(c -> Stream.of("a" + Character.toString(c) + "b", Character.toString(c) + "2J0;x"));
    }

    private static Stream<String> unseen() {
        IntStream characters = IntStream.of(
                0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
                0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068,
                0x2069, 0x206a, 0x206f, 0x3164, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xf8ff, 0xfdd0, 0xfe00, 0xfe0f,
                0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0x1d173, 0x1ffff, 0xe0001, 0xe0020, 0xe0041, 0xe007f,
                0xe0100, 0xe01ef, 0xf0000, 0x10ffff);
        return characters.mapToObj(c -> "user" + Character.toString(c) + "name");
    }

    /** What begins and never ends. */
    private static Stream<String> cut() {
        String whole = ESC + "[38;2;255;100;0m";
        return Stream.concat(
                IntStream.range(1, whole.length()).mapToObj(end -> "text" + whole.substring(0, end)),
                Stream.of(
                        ESC,
                        ESC + ESC + ESC,
                        "x" + ESC + "]0;no end",
                        "x" + ESC + "P",
                        "\u009b31",
                        "\u009d0;t",
                        "\u0300x"));
    }

    /** As in "Trojan Source": what is read in another order than it stands. */
    private static Stream<String> sources() {
        return Stream.of(
                "if access != \"user\u202e \u2066// Check if admin\u2069 \u2066\" {",
                "/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */",
                "'''Subtract funds \u2067''' ;return",
                "ok\rERROR all is well",
                "100 %\r\rdone\r",
                "rm\b\b\bls",
                "level=info\u0000level=error",
                "a\u2028ERROR forged\u2029b",
                "\ufefftext",
                "\u2764\ufe0f\ufe0f\ufe0f",
                "1\ufe0f2\ufe0f3",
                "e\u200de",
                "x\udb40\udc68\udb40\udc69");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingHostileActsHidesOrReorders(String sample) {
        SafeText safe = SafeText.of(sample);

        assertThat(safe.text().codePoints().filter(SafeTextTest::acts).mapToObj(Integer::toHexString))
                .isEmpty();
        assertThat(new Bidi(safe.text(), Bidi.DIRECTION_LEFT_TO_RIGHT).isLeftToRight())
                .isTrue();
        assertThat(safe.spans()).isEmpty();
        assertThat(letters(safe.text())).contains(letters(sample));
        assertThat(SafeText.of(safe.text())).as("read once more").isEqualTo(safe);
        assertThat(SafeText.visible(sample)
                        .codePoints()
                        .filter(SafeTextTest::acts)
                        .filter(c -> c != '\n'))
                .isEmpty();
    }

    /** Told without what is tested; the presentation of a picture may stay. */
    private static boolean acts(int character) {
        return Character.isISOControl(character)
                || Character.isIdentifierIgnorable(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(character) == Character.UNASSIGNED
                || (character >= 0xd800 && character <= 0xdfff)
                || character == 0x3164;
    }

    /** All that was printable stays, in its order. */
    private static String letters(String text) {
        return text.replaceAll("<U\\+[0-9A-F]+>|<\\+\\d+ marks>|[^ -~]", "");
    }

    @Test
    void thereAreMoreThanTwoHundredHostileSamples() {
        assertThat(hostile().distinct().count()).isGreaterThan(400);
    }

    @Test
    void whatActsIsShownByItsPictureOrItsNumber() {
        assertThat(SafeText.of(ESC + "]0;mine\u0007 a\rb\u0000\u007f\u202ec\u009b\ud800")
                        .text())
                .isEqualTo("\u241b]0;mine\u2407 a\u240db\u2400\u2421<U+202E>c<U+009B><U+D800>");
    }

    @Test
    void aFloodOfMarksOverALetterIsToldByItsNumber() {
        assertThat(SafeText.of("a" + "\u0301".repeat(100) + "b").text())
                .isEqualTo("a" + "\u0301".repeat(4) + "<+96 marks>b");
        assertThat(SafeText.of("\u0301a").text()).isEqualTo("<U+0301>a");
        assertThat(SafeText.of("e\u0301te\u0301").text()).isEqualTo("e\u0301te\u0301");
    }

    @Test
    void namesOfAnyScriptAndPicturesStayAsTheyAre() {
        String honest = "Müller ÅŸ Ελλάδα Привет 東京 한국 שלום مرحبا ไทย नमस्ते ✓ → ❤\ufe0f 👩\u200d💻 🚀 €";
        assertThat(SafeText.of(honest)).isEqualTo(new SafeText(honest, List.of()));
    }

    @Test
    void tabsReachTheNextFourthColumn() {
        assertThat(SafeText.of("\ta\tbcd\te\t東\tx").text()).isEqualTo("    a   bcd e   東  x");
    }

    @Test
    void coloursAndTypeBecomeStyles() {
        SafeText safe = SafeText.of(ESC + "[1;31mERROR" + ESC + "[0m at " + ESC + "[4mhere" + ESC + "[m");
        assertThat(safe.text()).isEqualTo("ERROR at here");
        assertThat(safe.spans())
                .containsExactly(
                        new Span(0, 5, RED.with(Attribute.BOLD)),
                        new Span(9, 13, Style.PLAIN.with(Attribute.UNDERLINED)));
    }

    @ParameterizedTest
    @CsvSource({
        "38;5;208, 255, 135, 0",
        "38:5:208, 255, 135, 0",
        "38;2;1;2;3, 1, 2, 3",
        "38:2:1:2:3, 1, 2, 3",
        "38:2::1:2:3, 1, 2, 3",
        "38;5;244, 128, 128, 128",
        "91, 255, 0, 0",
        "34, 0, 0, 238"
    })
    void everyWayToNameAColourIsUnderstood(String codes, int red, int green, int blue) {
        Style style = SafeText.of(ESC + "[" + codes + "mx").spans().getFirst().style();
        assertThat(style.ink().map(Colour::mixed)).contains(new Colour.Mixed(red, green, blue));
    }

    @Test
    void whatIsTurnedOnIsTurnedOff() {
        String all = ESC + "[1;2;3;4;7;9;31;44m" + "x" + ESC + "[22;23;24;27;29;39;49my";
        List<Span> spans = SafeText.of(all).spans();
        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().style().attributes()).isEqualTo(Set.of(Attribute.values()));
        assertThat(spans.getFirst().style().ground()).contains(new Colour.Numbered(4));
    }

    @Test
    void aColourGoesOnInTheNextLineOfARecord() {
        List<SafeText> lines = SafeText.of(List.of(ESC + "[31mone", "two" + ESC + "[0m", "three"));
        assertThat(lines)
                .containsExactly(
                        new SafeText("one", List.of(new Span(0, 3, RED))),
                        new SafeText("two", List.of(new Span(0, 3, RED))),
                        new SafeText("three", List.of()));
    }

    @Test
    void whatChangesItsColourWithoutEndIsBounded() {
        SafeText safe = SafeText.of((ESC + "[31mx" + ESC + "[32my").repeat(100_000));
        assertThat(safe.spans()).hasSizeLessThanOrEqualTo(1001);
        assertThat(safe.text()).contains("\u241b[32my\u241b[31mx");
    }

    @Test
    void onATerminalOnlyHuesThatAreReadOnAnyGroundComeAlong() {
        assertThat(Ansi.of(SafeText.of("a " + ESC + "[1;31mred" + ESC + "[0m b")))
                .isEqualTo("a " + ESC + "[1;31mred" + ESC + "[0m b");
        assertThat(Ansi.of(SafeText.of(ESC + "[30;40mhidden" + ESC + "[0m"))).isEqualTo("hidden");
        assertThat(Ansi.of(SafeText.of(ESC + "[38;2;255;255;255mwhite"))).isEqualTo("white");
        assertThat(Ansi.of(SafeText.of(ESC + "[38;2;250;120;10mo"))).isEqualTo(ESC + "[31mo" + ESC + "[0m");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingHostileReachesATerminalAmongColours(String sample) {
        String shown = Ansi.of(SafeText.of(ESC + "[31m" + sample));
        String inner = shown.substring(ESC.length() + "[31m".length(), shown.length() - "\u001b[0m".length());
        assertThat(inner).isEqualTo(SafeText.of(sample).text());
    }
}
