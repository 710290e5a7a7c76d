package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.demo.DemoWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void everyCommandOfTheRehearsalSucceeds() throws IOException {
        try (DemoWorld world = DemoWorld.make(Optional.empty())) {
            assertThatCode(() -> Rehearsal.rehearse(world.place(), false)).doesNotThrowAnyException();
        }
    }

    @Test
    void theWindowIsRehearsedWithoutADisplayAndWithServersOfItsOwn() throws Exception {
        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rehearsal.class.getName(),
                        "window")
                .redirectErrorStream(true)
                .start();

        String said = new String(rehearsal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rehearsal.waitFor()).as(said).isZero();
    }
}
