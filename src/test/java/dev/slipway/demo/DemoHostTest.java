package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of the demonstration, used with the OpenSSH client. */
class DemoHostTest {
    @TempDir
    Path directory;

    private DemoHost host;
    private SshProgram ssh;

    @BeforeEach
    void startHost() throws IOException {
        SshProgram.assumeInstalled();
        KeyPair login = DemoKeys.generate();
        host = DemoHost.start("web-1", directory.resolve("web-1"), login.getPublic());
        ssh = new SshProgram(directory.resolve("id_ed25519"), directory.resolve("known_hosts"));
        DemoKeys.writePrivate(login, ssh.key());
        DemoKeys.writeKnownHosts(List.of(host), ssh.knownHosts());
    }

    @AfterEach
    void endHost() {
        host.close();
    }

    @Test
    void aCommandRunsInTheHomeDirectoryAndItsThreeResultsComeBack() throws Exception {
        SshProgram.Result result = ssh.run(host, "pwd; echo \"$USER\"; echo trouble >&2; exit 42");

        assertThat(result).isEqualTo(new SshProgram.Result(42, host.home() + "\ndeploy\n", "trouble\n"));
    }

    @Test
    void aCommandThatASignalEndsHasTheStatusThatShellsGiveIt() throws Exception {
        assertThat(ssh.run(host, "kill -TERM $$").status()).isEqualTo(128 + 15);
    }

    @Test
    void onlyItsOwnerCanReadTheKeyFile() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ssh.key())))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        Path stranger = directory.resolve("stranger");
        DemoKeys.writePrivate(DemoKeys.generate(), stranger);

        SshProgram.Result result = new SshProgram(stranger, ssh.knownHosts()).run(host, "true");

        assertThat(result.status()).isEqualTo(255);
        assertThat(result.errors()).contains("Permission denied (publickey)");
    }

    @Test
    void aTarStreamArrivesByteForByte() throws Exception {
        Path source = Files.createDirectories(directory.resolve("source/with space"));
        byte[] content = new byte[8 << 20];
        ThreadLocalRandom.current().nextBytes(content);
        Files.write(source.resolve("big"), content);
        Path tar = directory.resolve("release.tar");
        assertThat(new ProcessBuilder("tar", "-C", source.getParent().toString(), "-cf", tar.toString(), ".")
                        .start()
                        .waitFor())
                .isZero();

        Process client = ssh.start(host, List.of(), "mkdir in && tar -C in -xf -");
        try (OutputStream input = client.getOutputStream()) {
            Files.copy(tar, input);
        }

        assertThat(client.waitFor()).isZero();
        assertThat(host.home().resolve("in/with space/big")).hasBinaryContent(content);
    }

    @Test
    void aCommandThatDoesNotReadItsInputEndsAllTheSame() throws Exception {
        Process client = ssh.start(host, List.of(), "exit 3");
        try (OutputStream input = client.getOutputStream()) {
            input.write("not wanted".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isEqualTo(3);
    }

    @Test
    void aHundredCommandsAtOnceGetTheirOwnAnswers() throws Exception {
        Path control = directory.resolve("control");
        Process master = ssh.start(host, List.of("-M", "-N", "-S", control.toString()));
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            await().until(() -> Files.exists(control));
            List<Callable<String>> calls = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<String>) () -> overMaster(control, "echo answer " + i))
                    .toList();

            List<String> answers =
                    callers.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(answers)
                    .containsExactlyElementsOf(IntStream.range(0, 100)
                            .mapToObj(i -> "0 answer " + i + "\n")
                            .toList());
        } finally {
            master.destroy();
        }
    }

    private String overMaster(Path control, String command) throws IOException, InterruptedException {
        Process client = ssh.start(host, List.of("-n", "-S", control.toString()), command);
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return client.waitFor() + " " + output;
    }

    @Test
    void whenTheClientIsGoneItsCommandEnds() throws Exception {
        Process client = ssh.start(host, List.of(), "echo $$ > pid; sleep 300 & wait");
        long command = pidIn(host.home().resolve("pid"));
        ProcessHandle running = ProcessHandle.of(command).orElseThrow();
        List<ProcessHandle> children = await().until(() -> running.descendants().toList(), list -> !list.isEmpty());

        client.destroyForcibly();

        await().untilAsserted(() -> {
            assertThat(running.isAlive()).isFalse();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        });
    }

    @Test
    void whatIgnoresHangUpsOutlivesTheClientButNotTheHost() throws Exception {
        Process client =
                ssh.start(host, List.of(), "nohup sh -c 'echo $$ > pid; exec sleep 300' >/dev/null 2>&1 & wait");
        ProcessHandle detached =
                ProcessHandle.of(pidIn(host.home().resolve("pid"))).orElseThrow();

        ProcessHandle shell = detached.parent().orElseThrow();
        client.destroyForcibly();
        await().until(() -> !shell.isAlive());

        assertThat(detached.isAlive()).isTrue();
        host.close();
        assertThat(detached.isAlive()).isFalse();
    }

    private static long pidIn(Path file) {
        return await().ignoreExceptions()
                .until(() -> Long.parseLong(Files.readString(file).strip()), pid -> pid > 0);
    }
}
