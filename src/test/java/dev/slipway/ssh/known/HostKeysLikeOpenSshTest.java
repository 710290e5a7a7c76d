package dev.slipway.ssh.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ssh client and Slipway come to the same decision about the same known_hosts file and the same server. */
class HostKeysLikeOpenSshTest {
    @TempDir
    static Path directory;

    @AutoClose
    static RealSshd server;

    @BeforeAll
    static void start() throws Exception {
        TwoClients.assumeSsh();
        server = RealSshd.start(directory);
        RealSshd.generateKey("ed25519", directory.resolve("other"));
        RealSshd.generateKey("rsa", directory.resolve("rsa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[localhost]:PORT GOOD",
                "[LocalHost]:PORT GOOD",
                "localhost GOOD",
                "localhost OTHER",
                "[localhost]:PORT OTHER",
                "[localhost]:PORT RSA",
                "[localhost]:PORT OTHER\n[localhost]:PORT GOOD",
                "[localhost]:PORT GOOD\n@revoked * GOOD",
                "@revoked [localhost]:PORT GOOD\n[localhost]:PORT GOOD",
                "@revoked elsewhere GOOD\n[localhost]:PORT GOOD",
                "localhost GOOD\n@revoked localhost GOOD",
                "[localhost]:PORT OTHER\nlocalhost GOOD",
                "[*]:PORT GOOD",
                "[l?calhost]:PORT GOOD",
                "*,![localhost]:PORT GOOD",
                "!elsewhere GOOD",
                "*,!elsewhere GOOD",
                "@cert-authority * GOOD",
                "@cert-authority * OTHER\n[localhost]:PORT GOOD",
                "@unknown [localhost]:PORT GOOD",
                "[localhost]:PORT ssh-rsa AAAAC3NzaC1lZDI1NTE5",
                "  \t[localhost]:PORT\tGOOD\tcomment",
                "#[localhost]:PORT GOOD",
                "[localhost]:PORT,elsewhere GOOD",
                "[loc(al+host]:PORT GOOD",
            })
    void theyDecideAlike(String lines) throws Exception {
        Path file = knownHosts(lines);

        assertThat(TwoClients.slipwayConnects(server, file)).isEqualTo(TwoClients.sshConnects(server, file));
    }

    private static Path knownHosts(String lines) throws IOException {
        String text = lines.replace("PORT", String.valueOf(server.port()))
                .replace("GOOD", server.publicKey("host_ed25519"))
                .replace("OTHER", server.publicKey("other"))
                .replace("RSA", server.publicKey("rsa"));
        return Files.writeString(directory.resolve("known_hosts_here"), text + "\n");
    }
}
