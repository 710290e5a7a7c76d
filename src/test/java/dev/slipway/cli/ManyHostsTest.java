package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of one environment do not wait for each other. */
class ManyHostsTest {
    /** One machine under two names, because the same address may not stand twice. */
    private static final List<String> NAMES = List.of("127.0.0.1", "localhost");

    @TempDir
    Path directory;

    /** The app answers nobody before it was asked for every host, so that asking one after the other would fail. */
    @Test
    void theHealthOfAllHostsIsAskedAtOnce() throws Exception {
        try (HelloProject hello = new HelloProject(directory.toRealPath());
                ServerSocket app = new ServerSocket(0, NAMES.size(), InetAddress.getLoopbackAddress())) {
            hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
            String known = Files.readString(hello.sshd().knownHosts());
            Files.writeString(hello.sshd().knownHosts(), known + known.replace(NAMES.getFirst(), NAMES.getLast()));
            hello.write("slipway.yaml", configuration(hello, app.getLocalPort()));
            hello.git().run("commit", "-q", "-a", "-m", "feat: more hosts");
            Thread.ofVirtual().start(() -> answerAllAtOnce(app));

            Said said = hello.run("status", "staging");

            assertThat(said.err()).isEmpty();
            assertThat(said.status()).isZero();
            assertThat(said.out().lines().filter(line -> line.contains("web v1.0.0") && line.contains(" ms")))
                    .hasSameSizeAs(NAMES);
        }
    }

    private static void answerAllAtOnce(ServerSocket app) {
        List<Socket> asking = new ArrayList<>();
        try {
            while (asking.size() < NAMES.size()) {
                asking.add(app.accept());
            }
            for (Socket socket : asking) {
                try (socket) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The app could not answer " + asking.size() + " hosts", e);
        }
    }

    private String configuration(HelloProject hello, int port) throws IOException {
        String address = hello.sshd().address().toString();
        String hosts = NAMES.stream()
                .map(name -> "{ name: %s, address: \"%s\", groups: [web] }"
                        .formatted("on-" + name.replace(".", "-"), address.replace(NAMES.getFirst(), name)))
                .collect(Collectors.joining(", "));
        return """
                schema: 1
                project: hello
                environments:
                  staging:
                    tier: staging
                    hosts: [%s]
                components:
                  web:
                    group: web
                    strategy: releases
                    root: "%s/hosts/staging"
                    files: ["app/**"]
                    health: { http: "http://127.0.0.1:%d/", conditions: ["[status] == 200"], timeout: 5s }
                """.formatted(hosts, directory.toRealPath(), port);
    }
}
