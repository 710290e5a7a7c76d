package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.plan.StepCommands;
import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Somebody has the key of a guarded host and keys of people, and OpenSSH's own client; whatever they do, nothing there is changed. */
abstract class WithKeyOnly extends WithGuard {
    static final int REFUSED = 77;
    static final int NO_PERMIT = 78;

    Plan plan;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void look() throws Exception {
        plan = hello.plan(RELEASE, "production");
        before = files();
    }

    /** What anybody would notice: all files of the host but what the guard keeps for itself. */
    private Map<String, String> files() throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(hello.root("production"))) {
            for (Path path : paths.toList()) {
                all.put(path.toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        }
        return all;
    }

    @AfterEach
    void nothingWasChanged() throws Exception {
        assertThat(files()).isEqualTo(before);
    }

    Rogue rogue() throws Exception {
        return rogue(plan);
    }

    Rogue rogue(Plan other) throws Exception {
        return new Rogue(directory.toRealPath(), new Digest(known("policy")), other);
    }

    Ran show(Rogue rogue) throws Exception {
        return send(
                rogue.permit(),
                Command.of("slipway-guard", "permit", Rogue.DEPLOYMENT).line());
    }

    Ran send(String input, String line) throws Exception {
        return ssh(input, "127.0.0.1", line);
    }

    void assertNotPermitted(Rogue rogue, String why) throws Exception {
        Ran ran = show(rogue);
        assertThat(ran.output()).contains(why);
        assertThat(ran.status()).isEqualTo(REFUSED);
        Ran step = send("", switching(plan, Rogue.DEPLOYMENT));
        assertThat(step.status()).as(step.output()).isIn(REFUSED, NO_PERMIT);
    }

    void permit() throws Exception {
        Ran ran = show(rogue().asked("ana").approved("ben", Instant.now()).started("ana", Mode.DEPLOY));
        assertThat(ran.status()).as(ran.output()).isZero();
    }

    static ComponentPlan component(Plan plan) {
        return plan.hosts().getFirst().components().getFirst();
    }

    static String switching(Plan plan, String deployment) {
        return HostScript.SWITCH
                .command(StepCommands.of(component(plan))
                        .switchOver(deployment, plan.mode())
                        .list())
                .line();
    }

    static List<String> values(Plan plan) {
        return new ArrayList<>(StepCommands.of(component(plan))
                .switchOver(Rogue.DEPLOYMENT, plan.mode())
                .list());
    }

    void assertRefused(Ran ran, String why) {
        assertThat(ran.output()).contains(why);
        assertThat(ran.status()).isIn(REFUSED, NO_PERMIT);
    }
}
