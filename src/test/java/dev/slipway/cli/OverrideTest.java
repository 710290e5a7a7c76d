package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Closed gates keep nobody from starting who may override them and says why; a right and a block always do. */
class OverrideTest extends WithPolicyOfThree {
    @Test
    void whoMayOverridesClosedGatesWithAReasonThatStaysWithTheDeployment() throws Exception {
        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "production", "--yes", "--override", "orders are lost"),
                "0 of 1 approval of release; ben can give it.");
        hello.commitFile(
                "slipway.policy.yaml",
                Files.readString(hello.project().resolve("slipway.policy.yaml"))
                        .replace("rollback: [release] }", "rollback: [release], override: [release] }"));
        assertThat(hello.run("deploy", "v1.1.0", "--to", "production", "--yes", "--override", " ")
                        .err())
                .contains("It is not said why gates are overridden.");

        Said said = hello.run("deploy", "v1.1.0", "--to", "production", "--yes", "--override", "orders are lost");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("ana overrode closed gates: orders are lost");
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(hello.run("audit", "--kind", "gate.overridden").out()).contains("orders are lost");
        assertThat(hello.run("audit", "--kind", "gate.start-signed").out())
                .contains("signed by ana: overriding closed gates: orders are lost");
    }

    @Test
    void aBlockIsNeverOverridden() throws Exception {
        hello.run("block", "v1.1.0", "-m", "loses orders");

        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "staging", "--yes", "--override", "we know better"),
                "loses orders");
        hello.run("unblock", "v1.1.0", "-m", "mended");
        hello.run("hold", "staging", "-m", "we look at a leak");
        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes", "--override", "the leak is mended")
                        .status())
                .isZero();
    }
}
