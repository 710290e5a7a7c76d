package dev.slipway;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void everyCommandOfTheRehearsalSucceeds() {
        assertThatCode(() -> Rehearsal.rehearse(false)).doesNotThrowAnyException();
    }
}
