package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on hosts that have BusyBox and nothing else, as Alpine has it: its sh, its tar, its find and its digests. */
@EnabledIf(value = "installed", disabledReason = "busybox is not installed")
class BusyBoxTest extends MendingTest {
    static boolean installed() {
        return program("busybox").isPresent();
    }

    @Override
    Optional<Path> tools() throws IOException, InterruptedException {
        Path busybox = Files.copy(program("busybox").orElseThrow(), directory.resolve("busybox"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Process list = new ProcessBuilder(busybox.toString(), "--list").start();
        String names = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String name : names.lines().toList()) {
            Files.createSymbolicLink(tools.resolve(name), busybox);
        }
        if (!names.lines().toList().contains("comm")) { // Debian leaves it out, Alpine does not
            Files.copy(program("comm").orElseThrow(), tools.resolve("comm"));
        }
        return Optional.of(tools);
    }

    private static Optional<Path> program(String name) {
        List<String> path = Arrays.asList(System.getenv("PATH").split(":", -1));
        return path.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its find does not see when a status changed: each release is proven by its bytes every time, and found to be whole. */
    @Override
    @Test
    void sharingFilesAndRemovingOldReleasesDoNotMakeAReleaseLookChanged() throws Exception {
        Shop shop = shop("");
        for (int i = 2; i < 10; i++) {
            succeeded(shop.deploy(source.write("VERSION", i + "\n").release(i + ".0.0")));
        }

        Plan plan = Shop.ready(shop.planRollback(Optional.empty()));

        assertThat(plan.hosts().getFirst().components().getFirst().transfer().sentFiles())
                .isZero();
        succeeded(shop.run(plan));
        assertThat(live("VERSION")).hasContent("8");
    }

    /** Its cp knows none. */
    @Override
    boolean reflinks() {
        return false;
    }
}
