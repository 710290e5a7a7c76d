package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Shells and programs of hosts differ; what the guard lets through does not. */
class GuardInEveryShellTest extends WithGuard {
    private static Path program(String name) {
        Path found = Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(bin -> Path.of(bin, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        Assumptions.assumeTrue(Files.isExecutable(found), "This machine has no " + name);
        return found;
    }

    @Test
    void inBash() throws Exception {
        worksIn(program("bash") + " --posix");
    }

    /** As on Alpine, with OpenSSH's ssh-keygen. */
    @Test
    void inBusyBoxWithItsOwnPrograms() throws Exception {
        Path busybox = Files.copy(program("busybox"), directory.resolve("busybox"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String name : names(busybox)) {
            Files.createSymbolicLink(tools.resolve(name), busybox);
        }
        for (String name : List.of("comm", "ssh-keygen")) {
            if (Files.notExists(tools.resolve(name))) {
                Files.copy(program(name), tools.resolve(name));
            }
        }
        worksIn("env PATH=" + tools + " " + tools.resolve("sh"));
    }

    private static List<String> names(Path busybox) throws IOException {
        Process list = new ProcessBuilder(busybox.toString(), "--list").start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private void worksIn(String shell) throws Exception {
        install(shell);
        Said refused = hello.run("rollback", "production", "--yes");
        assertThat(refused.status()).isEqualTo(3);
        approved();
        Said said = deploy();
        assertThat(said.status()).as(said.out() + said.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        Said back = hello.run("rollback", "production", "--yes");
        assertThat(back.status()).as(back.out() + back.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
        assertThat(ssh("", "127.0.0.1", "id").status()).isEqualTo(77);
    }
}
