package dev.slipway.ssh.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.project.Address;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.KnownLine.Standing;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.route.FixedRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed of the keys that are known for a host, and what stays. */
class KnownLinesTest {
    @TempDir
    Path directory;

    private Path file;
    private String key;

    @BeforeEach
    void makeKey() throws IOException, InterruptedException {
        RealSshd.generateKey("ed25519", directory.resolve("key"));
        key = Files.readString(directory.resolve("key.pub")).replaceFirst(" test\n$", "");
        file = directory.resolve("known_hosts");
    }

    private KnownLines of(String host, int port) {
        return new KnownLines(
                new FixedRoutes(List.of(), List.of(file), "deploy").to(new Address("deploy", host, port)));
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text.replace("KEY", key), StandardCharsets.ISO_8859_1);
    }

    private String text() throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replace(key, "KEY");
    }

    private String after(String before, String host, int port) throws IOException {
        write(before);
        KnownLines lines = of(host, port);
        lines.remove(lines.all());
        return text();
    }

    @Test
    void onlyLinesThatStandForExactlyThisHostGoAndEveryOtherByteStays() throws IOException {
        String strange = "# caf\u00e9 \u00ff\r\n\n  other.ex KEY a comment\nweb.ex garbage\n";

        assertThat(after(strange + "web.ex KEY\nWEB.EX\tKEY x\r\nlast.ex KEY", "web.ex", 22))
                .isEqualTo(strange + "last.ex KEY");
    }

    @Test
    void aLineForSeveralHostsLosesOnlyThisName() throws IOException {
        assertThat(after("  db.ex,web.ex,10.0.0.1   KEY rest of it\r\n", "web.ex", 22))
                .isEqualTo("  db.ex,10.0.0.1   KEY rest of it\r\n");
    }

    @Test
    void aHashedNameIsFound() throws IOException {
        String hashed = KnownHost.hash("[web.ex]:2222") + " KEY\n";
        String other = KnownHost.hash("web.ex") + " KEY\n";

        assertThat(after(hashed + other, "web.ex", 2222)).isEqualTo(other);
    }

    @Test
    void patternsAuthoritiesAndRevokedKeysAreShownAndStay() throws IOException {
        String text = "*.ex KEY\n@cert-authority web.ex KEY\n@revoked web.ex KEY\nweb.ex KEY\n[web.ex]:2222 KEY\n";
        write(text);

        assertThat(of("web.ex", 22).all())
                .extracting(KnownLine::number, KnownLine::standing)
                .containsExactly(
                        tuple(1, Standing.PATTERN),
                        tuple(2, Standing.AUTHORITY),
                        tuple(3, Standing.REVOKED),
                        tuple(4, Standing.OWN));
        assertThat(of("web.ex", 2222).all())
                .extracting(KnownLine::standing)
                .contains(Standing.OTHER_PORT, Standing.OWN);
        assertThat(after(text, "web.ex", 22)).isEqualTo(text.replace("\nweb.ex KEY", ""));
    }

    @Test
    void nothingIsRemovedThatWasNotShown() throws IOException {
        write("web.ex KEY\n");
        KnownLines lines = of("web.ex", 22);
        List<KnownLine> seen = lines.all();
        write("other.ex KEY\nweb.ex KEY\n");

        assertThatIOException().isThrownBy(() -> lines.remove(seen)).withMessageContaining("has changed since");
        assertThat(text()).isEqualTo("other.ex KEY\nweb.ex KEY\n");
    }

    @Test
    void theFileKeepsItsPermissionsAndALinkToItStaysALink() throws IOException {
        Path real = directory.resolve("real");
        file = real;
        write("web.ex KEY\nother.ex KEY\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        file = Files.createSymbolicLink(directory.resolve("link"), real);
        KnownLines lines = of("web.ex", 22);

        lines.remove(lines.all());

        assertThat(file).isSymbolicLink();
        assertThat(text()).isEqualTo("other.ex KEY\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(directory).isDirectoryNotContaining("glob:**/.known_hosts-*");
    }

    @Test
    void ofLinesThatNameTheHostSshKeygenRemovesTheSame() throws IOException, InterruptedException {
        String text = "db.ex KEY\nweb.ex KEY\n" + KnownHost.hash("web.ex") + " KEY\n@revoked web.ex KEY\n";
        write(text);
        Path copy = Files.copy(file, directory.resolve("copy"));
        RealSshd.run(List.of("ssh-keygen", "-R", "web.ex", "-f", copy.toString()));

        assertThat(after(text, "web.ex", 22)).isEqualTo(Files.readString(copy).replace(key, "KEY"));
    }
}
