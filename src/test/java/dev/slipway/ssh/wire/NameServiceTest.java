package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.RealSshd;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name service that answers late, with another address or with none, in a process of its own that has no other. */
class NameServiceTest {
    @TempDir
    Path directory;

    private Path keys;

    @AutoClose
    private RealSshd server;

    @BeforeEach
    void start() throws Exception {
        keys = Files.createDirectory(directory.resolve("sshd"));
        server = RealSshd.start(keys);
    }

    @Test
    void whatItAnswersIsUsedAsItComesAndNeverWaitedForBeyondTheDeadline() throws Exception {
        String name = "web port " + server.port();
        Files.writeString(
                keys.resolve("known_names"), "[web]:" + server.port() + " " + server.publicKey("host_ed25519") + "\n");
        Path lines = Files.write(
                directory.resolve("lines"),
                List.of(
                        "0 127.0.0.1",
                        "0 127.0.0.2",
                        "0 192.0.2.1 127.0.0.1",
                        "0",
                        "500 127.0.0.1",
                        "60000 127.0.0.1"));

        assertThat(said(lines))
                .containsExactly(
                        "it answers",
                        name + " refuses the connection.",
                        "it answers",
                        "The name web is not known to the name service.",
                        "it answers",
                        "Connecting to " + name + " took longer than 4 s.");
    }

    private List<String> said(Path lines) throws Exception {
        Path service = Files.createDirectories(directory.resolve("service/META-INF/services"));
        Files.writeString(
                service.resolve("java.net.spi.InetAddressResolverProvider"), NamesOfAFile.class.getName() + "\n");
        Path forgetful = Files.write(
                directory.resolve("forgetful"),
                List.of("networkaddress.cache.ttl=0", "networkaddress.cache.negative.ttl=0"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties=" + forgetful,
                        "-D" + NamesOfAFile.PROPERTY + "=" + directory.resolve("names"),
                        "-cp",
                        directory.resolve("service") + File.pathSeparator + System.getProperty("java.class.path"),
                        NamesOfAFile.class.getName(),
                        keys.toString(),
                        Integer.toString(server.port()),
                        lines.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
