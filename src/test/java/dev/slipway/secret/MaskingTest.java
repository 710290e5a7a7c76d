package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static Masking knowing(String... values) {
        return knowing(List.of(values));
    }

    private static Masking knowing(List<String> values) {
        Masking masking = new Masking();
        masking.learn(values.stream().map(Secret::of).toList());
        return masking;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the password is s3cr3t&co.                   | the password is ***.",
                "s3cr3t&cos3cr3t&co                           | ***",
                "Authorization: Basic bWlhOnMzY3IzdCZjbw==    | Authorization: Basic bWlhOn***w==",
                "czNjcjN0JmNv and czNjcjN0JmNvCg==            | *** and ***",
                "?password=s3cr3t%26co&next=1                 | ?password=***&next=1",
                "{`pw`:`s3cr3t\\u0026co`}                     | {`pw`:`***`}",
                "s3cr3t, co, secret                           | s3cr3t, co, secret",
            })
    void aValueIsMaskedHoweverItIsSpelled(String text, String shown) {
        assertThat(knowing("s3cr3t&co").mask(text)).isEqualTo(shown);
    }

    @Test
    void ofAThousandValuesNoneIsLeftInAnySpelling() {
        List<String> values = PlantedSecrets.values(1_000, 7);
        Masking masking = knowing(values);

        for (String value : values) {
            for (String spelling : PlantedSecrets.spellings(value)) {
                assertThat(masking.mask("before " + spelling + " after").contains(spelling))
                        .as(spelling)
                        .isFalse();
            }
        }
    }

    @Test
    void base64IsMaskedAlsoWhereItIsCutIntoLines() {
        String value = PlantedSecrets.values(1, 3).getFirst().repeat(3);
        Masking masking = knowing(value);

        for (int width : List.of(64, 76)) {
            String cut = Base64.getMimeEncoder(width, "\n".getBytes(StandardCharsets.UTF_8))
                    .encodeToString(value.getBytes(StandardCharsets.UTF_8));
            assertThat(masking.mask(cut)).matches("(\\*{3}\n)*\\*{3}");
        }
    }

    @Test
    void ofAKeyEachLineIsMasked() {
        Masking masking = knowing("-----BEGIN KEY-----\nMIIEvQIBADANBgkq\n  hkiG9w0BAQEFAASC\r\nab\n");

        assertThat(masking.mask("hkiG9w0BAQEFAASC")).isEqualTo("***");
        assertThat(masking.mask("got: MIIEvQIBADANBgkq\n ok")).isEqualTo("got: ***\n ok");
        assertThat(masking.mask("cab")).isEqualTo("cab");
    }

    @Test
    void aValueOfLessThanFourCharactersIsNotMasked() {
        assertThat(knowing("abc", "  x \n").mask("abc x YWJj")).isEqualTo("abc x YWJj");
        assertThat(Masking.masks(Secret.of("abc"))).isFalse();
        assertThat(Masking.masks(Secret.of("abcd"))).isTrue();
    }

    @Test
    void nothingIsHeldBackAtTheEndOfALine() {
        MaskedStream stream = knowing("hunter2").begin();

        assertThat(text(stream.accept(bytes("go hun"), 6))).isEqualTo("go ");
        assertThat(text(stream.accept(bytes("ting\nhun\n"), 9))).isEqualTo("hunting\nhun\n");
        assertThat(text(stream.accept(bytes("hunter"), 6))).isEmpty();
        assertThat(text(stream.accept(bytes("2!"), 2))).isEqualTo("***!");
    }

    @Property(tries = 2_000)
    void howAStreamIsCutChangesNothing(@ForAll("texts") List<String> parts, @ForAll long seed) {
        Masking masking = knowing("abab", "ababb-b", "bba/é😀", "a\nabb b\n-/bab");
        byte[] whole = bytes(String.join("", parts));
        Random random = new Random(seed);
        MaskedStream stream = masking.begin();
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        for (int from = 0; from < whole.length; ) {
            int count = Math.min(whole.length - from, random.nextInt(4));
            given.writeBytes(stream.accept(Arrays.copyOfRange(whole, from, whole.length), count));
            from += count;
        }
        given.writeBytes(stream.end());

        assertThat(text(given.toByteArray())).isEqualTo(masking.mask(String.join("", parts)));
    }

    @Property(tries = 2_000)
    void whatIsGivenIsTheTextWithoutWhatTheValuesCover(@ForAll("texts") List<String> parts) {
        List<String> values = List.of("abab", "ababb-b", "bba/é😀");
        String text = String.join("", parts);

        assertThat(knowing(values).mask(text)).isEqualTo(covered(text, values));
    }

    /** The same, said as slowly as plainly; none of these values stands in the text in another spelling. */
    private static String covered(String text, List<String> values) {
        boolean[] hidden = new boolean[text.length()];
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                Arrays.fill(hidden, at, at + value.length(), true);
            }
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < hidden.length; i++) {
            if (!hidden[i]) {
                shown.append(text.charAt(i));
            } else if (i == 0 || !hidden[i - 1]) {
                shown.append(Masking.MASK);
            }
        }
        return shown.toString();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "ab", "abab", "b-b", "bba/", "/", "é", "😀", "\n", "-", " b")
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 1_000)
    void textWithoutAValueIsUnchanged(@ForAll String text) {
        assertThat(knowing("\uffff secret \uffff").mask(text)).isEqualTo(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
