package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries that earlier versions wrote into a trail are read by this one. */
class EarlierTrailTest {
    /** From before plans had secret variables, addresses jump hosts and starts the environment of a promotion. */
    @Test
    void aDeploymentFromBeforeSecretVariablesIsRead() throws IOException {
        Event event = Json.read(recorded("started.json"), Event.class);

        assertThat(DeploymentState.after(List.of(event))).hasValueSatisfying(state -> {
            Plan plan = state.started().plan();
            assertThat(state.started().promotedFrom()).isEmpty();
            assertThat(state.hosts())
                    .extracting(DeploymentState.HostState::host)
                    .containsExactly("stage-1", "stage-2");
            assertThat(plan.hosts()).allSatisfy(host -> {
                assertThat(host.host().address().jump()).isEqualTo(Optional.empty());
                assertThat(host.components())
                        .isNotEmpty()
                        .allSatisfy(component ->
                                assertThat(component.transfer().secrets()).isEmpty());
            });
        });
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream entry = EarlierTrailTest.class.getResourceAsStream("/trail/" + name)) {
            assertThat(entry).isNotNull();
            return entry.readAllBytes();
        }
    }
}
