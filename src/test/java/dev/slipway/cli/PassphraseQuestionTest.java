package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.VaultException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The passphrase of the vault, as a person or a file gives it. */
class PassphraseQuestionTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private PassphraseQuestion typing(String... lines) {
        Iterator<String> typed = List.of(lines).iterator();
        PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new PassphraseQuestion(
                new Terminal(
                        screen,
                        screen,
                        new StringReader(""),
                        true,
                        false,
                        question -> {
                            screen.print(question);
                            return typed.hasNext() ? Optional.of(Secret.of(typed.next())) : Optional.empty();
                        },
                        new Masking()),
                new PassphraseFile(Optional.empty()));
    }

    @Test
    void aNewOneIsAskedForTwiceAfterTheReason() {
        assertThat(typing("correct horse", "correct horse").chosen("There is no keychain."))
                .contains(Secret.of("correct horse"));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "There is no keychain.\nNew passphrase of the vault, 8 characters or more: The same again: ");
    }

    @Test
    void onesThatAreNotAlikeOrTooShortAreAskedForAgain() {
        assertThat(typing("correct horse", "correct hose", "horse", "correct horse", "correct horse")
                        .chosen("There is no keychain."))
                .contains(Secret.of("correct horse"));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The two passphrases are not alike.\n", "It needs at least 8 characters.\n");
    }

    @Test
    void afterThreeTriesNoneIsChosen() {
        PassphraseQuestion person = typing("horse", "horse", "horse");

        assertThatThrownBy(() -> person.chosen("There is no keychain."))
                .isInstanceOf(VaultException.class)
                .hasMessage("No passphrase was chosen for the vault.");
    }

    @Test
    void whoTypesNothingGivesNone() {
        assertThat(typing().chosen("There is no keychain.")).isEmpty();
        assertThat(typing().asked()).isEmpty();
    }

    @Test
    void aFileHoldsOneWithOrWithoutALineEnd(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("passphrase");
        PassphraseFile given = PassphraseFile.of(Map.of("SLIPWAY_PASSPHRASE_FILE", file.toString()));
        for (String end : List.of("", "\n", "\r\n")) {
            Files.writeString(file, " correct h\u00f6rse" + end);
            assertThat(given.given()).contains(Secret.of(" correct h\u00f6rse"));
        }
        Files.writeString(file, "\n");
        assertThatThrownBy(given::given).hasMessageContaining("holds no passphrase: it is empty");
        Files.writeString(file, "x".repeat(5000));
        assertThatThrownBy(given::given).hasMessageContaining("it is too long");
        assertThat(PassphraseFile.of(Map.of()).given()).isEmpty();
    }
}
