package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    @TempDir
    Path directory;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(directory.resolve("project"));
    }

    private Path write(String text) throws IOException {
        return write("secrets.staging.env", text, "rw-------");
    }

    private Path write(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(project.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Optional<String> value(String name) {
        return value("secrets.${environment}.env", name);
    }

    private Optional<String> value(String template, String name) {
        return new SecretFile(project, template, path -> path.equals("tracked.env"))
                .find("staging", Set.of(name)).values().stream()
                        .map(Secret::reveal)
                        .findFirst();
    }

    @Test
    void valuesStandInLinesWithQuotesAndComments() throws IOException {
        write("""
                # for staging
                PLAIN=abc/def=+-_.:  # as it is

                SINGLE='it is $HOME, "so" and \\n # so'
                DOUBLE="a\\tb \\"c\\" \\\\ \\$d"   # behind
                KEY="-----BEGIN-----
                abc
                -----END-----"
                EMPTY=
                LAST='1'""");

        assertThat(value("PLAIN")).hasValue("abc/def=+-_.:");
        assertThat(value("SINGLE")).hasValue("it is $HOME, \"so\" and \\n # so");
        assertThat(value("DOUBLE")).hasValue("a\tb \"c\" \\ $d");
        assertThat(value("KEY")).hasValue("-----BEGIN-----\nabc\n-----END-----");
        assertThat(value("EMPTY")).isEmpty();
        assertThat(value("LAST")).hasValue("1");
        assertThat(value("ANOTHER")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAME=hush hush",
                "NAME=hush#hush",
                "NAME=$HUSH",
                "NAME='hush",
                "NAME=\"hush\\x\"",
                "NAME='hush'hush",
                "NAME = hush",
                "export NAME=hush",
                "2ND=hush",
                "hush",
                "NAME=hush\nNAME=hush"
            })
    void whatCanBeReadInTwoWaysIsRefusedByItsLineWithoutAValue(String line) throws IOException {
        write("# one\n" + line + "\n");

        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("NAME"))
                .withMessageMatching("secrets\\.staging\\.env:[23]: .*\\.")
                .withMessageNotContaining("hush");
    }

    @Test
    void aLongValueIsReadToo() throws IOException {
        write("A=\"" + "x\\n".repeat(100_000) + "\"\nB='" + "y".repeat(100_000) + "'\n");

        assertThat(value("A")).hasValue("x\n".repeat(100_000));
        assertThat(value("B")).hasValue("y".repeat(100_000));
    }

    @Test
    void thousandsOfEmptyLinesAndCommentsArePassedOver() throws IOException {
        write("# a comment\n\n \t\n".repeat(30_000) + "A=1\n" + "\n".repeat(100_000) + "B=2" + " # b".repeat(10_000));

        assertThat(value("A")).hasValue("1");
        assertThat(value("B")).hasValue("2");
    }

    @Test
    void aFileThatIsNotThereHasNoValues() {
        assertThat(value("NAME")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
    void aFileThatIsOpenToOthersIsRefused(String mode) throws IOException {
        write("secrets.staging.env", "NAME=value\n", mode);

        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("NAME"))
                .withMessage("secrets.staging.env is open to others (" + mode + ").")
                .satisfies(fault -> assertThat(fault.remedy()).isEqualTo("Run chmod 600 secrets.staging.env."));
    }

    @Test
    void aFileThatGitTracksIsRefused() throws IOException {
        write("tracked.env", "NAME=value\n", "rw-------");

        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("tracked.env", "NAME"))
                .withMessage("tracked.env is tracked by git.")
                .satisfies(fault -> assertThat(fault.remedy()).contains("git rm --cached tracked.env"));
    }

    @Test
    void aFileOutsideOfTheProjectIsRefused() throws IOException {
        Path outside = Files.writeString(directory.resolve("outside.env"), "NAME=value\n");
        Files.createSymbolicLink(project.resolve("link.env"), outside);

        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("../outside.env", "NAME"))
                .withMessage("../outside.env lies outside of the project.");
        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("link.env", "NAME"))
                .withMessage("link.env lies outside of the project.");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = write("");
        Files.write(file, new byte[] {'A', '=', (byte) 0xff, '\n'});

        assertThatExceptionOfType(SourceFault.class)
                .isThrownBy(() -> value("A"))
                .withMessage("secrets.staging.env is not UTF-8 text.");
    }
}
