package dev.slipway;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.demo.DemoWorld;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void everyCommandOfTheRehearsalSucceeds() throws IOException {
        try (DemoWorld world = DemoWorld.make(Optional.empty())) {
            assertThatCode(() -> Rehearsal.rehearse(world.place(), false)).doesNotThrowAnyException();
        }
    }
}
