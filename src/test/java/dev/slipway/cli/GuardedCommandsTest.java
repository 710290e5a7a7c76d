package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.deploy.plan.StepCommands;
import dev.slipway.json.Json;
import dev.slipway.project.Host;
import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is asked of a guarded host, with a permit and without one, only what Slipway does for a signed plan runs there. */
class GuardedCommandsTest extends WithKeyOnly {
    @Test
    void underAPermitRunsNothingButWhatThePlanLists() throws Exception {
        permit();
        String no = "it is not in the plan that was signed";
        for (int place = 0; place < values(plan).size(); place++) {
            List<String> changed = values(plan);
            changed.set(place, place == 2 ? "production-another" : changed.get(place) + "; touch /tmp/x");
            assertRefused(send("", HostScript.SWITCH.command(changed).line()), place == 2 ? "" : no);
        }
        List<String> fewer = values(plan).subList(0, 5);
        assertRefused(send("", HostScript.SWITCH.command(fewer).line()), no);
        List<String> more = values(plan);
        more.add("");
        assertRefused(send("", HostScript.SWITCH.command(more).line()), no);
        for (HostScript other : List.of(HostScript.PREPARE, HostScript.MEND, HostScript.RETIRE, HostScript.SECRETS)) {
            assertRefused(send("", other.command(values(plan)).line()), no);
        }
        assertRefused(
                send(
                        "",
                        Command.script("switch.sh", "touch /tmp/x", values(plan))
                                .line()),
                "does not know this script");
        assertRefused(
                send(
                        "",
                        HostScript.SECRETS
                                .command(List.of(component(plan).component().root(), "releases/../.."))
                                .line()),
                no);
        assertRefused(
                send(
                        "",
                        HostScript.RETIRE
                                .command(StepCommands.of(component(plan))
                                        .retire(
                                                Rogue.DEPLOYMENT,
                                                List.of("releases/1")) // what the plan does not remove
                                        .list())
                                .line()),
                no);
    }

    @Test
    void whateverCharactersARestartCommandHasItIsTheOneOfThePlan() throws Exception {
        String restart = values(plan).get(5);
        String strange = restart + " \u001b\b\f\u0001\t\r\n\\\"\u00e9\u007f #";
        String changed = Json.text(plan).replace(inside(restart), inside(strange));
        Ran shown = show(new Rogue(directory.toRealPath(), new Digest(known("policy")), changed)
                .asked("ana")
                .approved("ben", Instant.now())
                .started("ana", Mode.DEPLOY));
        assertThat(shown.status()).as(shown.output()).isZero();
        List<String> values = values(plan);
        assertRefused(send("", HostScript.SWITCH.command(values).line()), "it is not in the plan that was signed");
        values.set(5, strange);

        Ran ran = send("", HostScript.SWITCH.command(values).line());

        assertThat(ran.output()).contains("is not a complete release");
    }

    private static String inside(String text) {
        String quoted = Json.text(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Test
    void whatThePlanDoesOnAnotherHostDoesNotRunOnThisOne() throws Exception {
        HostPlan here = plan.hosts().getFirst();
        Host there = new Host(
                "web-2",
                here.host().address(),
                here.host().groups(),
                here.host().jump());
        String both = Json.text(plan)
                .replace(
                        Json.text(here),
                        Json.text(here) + ","
                                + Json.text(new HostPlan(there, here.components()))
                                        .replace(component(plan).directory(), "releases/9"));
        Ran shown = show(new Rogue(directory.toRealPath(), new Digest(known("policy")), both)
                .asked("ana")
                .approved("ben", Instant.now())
                .started("ana", Mode.DEPLOY));
        assertThat(shown.status()).as(shown.output()).isZero();
        List<String> values = values(plan);
        values.set(1, "releases/9");

        assertRefused(send("", HostScript.SWITCH.command(values).line()), "it is not in the plan that was signed");
    }

    @Test
    void theLeaseAndQuestionsStayBelowTheRootsOfTheHost() throws Exception {
        String root = component(plan).component().root();
        String holder = Json.text(new LeaseHolder(
                "x-1",
                "production",
                "\"eve\" $(touch x)\n",
                "there",
                Instant.now(),
                plan.digest(),
                "",
                Duration.ofSeconds(60)));
        assertThat(send(
                                "",
                                HostScript.LEASE
                                        .command(List.of("release", root, "x-1", holder, "60", ""))
                                        .line())
                        .status())
                .isZero();
        for (List<String> lease : List.of(
                List.of("take", directory + "/elsewhere", "x-1", holder, "60", ""),
                List.of("take", root, "../../x", holder, "60", ""),
                List.of("take", root, "x-1", holder, "a[$(touch x)]", ""),
                List.of("take", root, "x-1", holder, "60", "../x"),
                List.of("take", root, "x-1", holder, "3601", ""),
                List.of("take", root, "x-1", "", "60", ""),
                List.of("take", root, "x-1", "touch x", "60", ""),
                List.of("take", root, "x-1", holder + "\ntouch x", "60", ""),
                List.of("take", root, "x-1", holder.replace("there", "\"; touch x; \""), "60", ""),
                List.of("remove", root, "x-1", holder, "60", ""))) {
            assertRefused(send("", HostScript.LEASE.command(lease).line()), "does not know this lease");
        }
        for (List<String> question : List.of(
                List.of("/etc", "200"),
                List.of(root, "a[$(touch x)]"),
                List.of(root, "200", root, "live", "a[$(touch x)]"),
                List.of(root, "200", root, "live", "9"),
                List.of(root, "200", root, "live", "010"),
                List.of(root, "200", root, "live", "1", "../../../../../etc/passwd"),
                List.of(root, "200", root, "live", "2", "here", "here/.."),
                List.of(root, "200", root, "live", "1", "/etc/passwd"),
                List.of(root, "200", "/etc", "live", "0"))) {
            assertRefused(send("", HostScript.INVENTORY.command(question).line()), "does not know what is asked for");
        }
    }

    @Test
    void noShellNoFilesNoForwarding() throws Exception {
        String only = "runs only what Slipway sends";
        assertRefused(ssh("touch /tmp/x\n", "127.0.0.1"), only);
        assertThat(ssh("touch /tmp/x\n", "-tt", "127.0.0.1").status()).isNotZero();
        assertRefused(send("", "id"), only);
        assertRefused(send("", "'sh' '-c' 'id'"), only);
        assertThat(ssh("", "-s", "127.0.0.1", "sftp").status()).isNotZero();
        assertRefused(send("", "/usr/lib/openssh/sftp-server"), only); // which is what a guard is told of sftp
        assertRefused(send("", "internal-sftp"), only);
        List<String> copy = new ArrayList<>(List.of("scp", "-q"));
        copy.addAll(options());
        copy.addAll(List.of(
                "-P",
                Integer.toString(hello.sshd().port()),
                hello.sshd().knownHosts().toString(),
                System.getProperty("user.name") + "@127.0.0.1:" + hello.root("production") + "/copied"));
        assertThat(run(hello.sshd().knownHosts(), copy).status()).isNotZero();
        copy.add(1, "-O");
        assertThat(run(hello.sshd().knownHosts(), copy).status()).isNotZero();
        Ran elsewhere = ssh("", "-W", "127.0.0.1:" + hello.sshd().port(), "127.0.0.1");
        assertThat(elsewhere.status()).isNotZero();
        assertThat(elsewhere.output()).contains("administratively prohibited");
    }
}
