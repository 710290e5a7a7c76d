package dev.slipway.deploy.run;

import dev.slipway.deploy.Guards;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.host.HostGuard;
import dev.slipway.release.Digest;
import dev.slipway.ssh.SshException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the guard of a host that what will run there is signed. A host that is known to have none is not asked. */
record PermitStep(HostRun host, Run run, HostPlan plan) {
    private static final Logger LOG = LoggerFactory.getLogger(PermitStep.class);

    StepOutcome run(boolean undo) throws InterruptedException {
        if (run.launch().permits().isEmpty() || guards().unguarded(plan.host())) {
            return StepOutcome.skipped("It has no guard");
        }
        String component = plan.components().getFirst().component().name();
        return host.step(component, Phase.PREFLIGHT, undo, this::shown);
    }

    /** From now on the guard lets nothing of this deployment through; a host that cannot be told does so after a day. */
    void close() throws InterruptedException {
        if (!guards().unguarded(plan.host()) && closed().isPresent()) {
            closed().ifPresent(why ->
                    LOG.warn("The guard of {} was not told that the deployment ended: {}", host.name(), why));
        }
    }

    /** Why it was not told. */
    private Optional<String> closed() throws InterruptedException {
        try {
            return HostGuard.close(
                    run.connection(plan.host()),
                    run.launch().deployment(),
                    run.limits().lost());
        } catch (SshException away) {
            return Optional.of(Sentence.of(away));
        }
    }

    private StepOutcome shown() throws InterruptedException {
        return HostGuard.show(
                        run.connection(plan.host()),
                        run.launch().deployment(),
                        permit().text(),
                        run.limits().script())
                .map(why -> StepOutcome.refused(
                        new Refused(Refused.Cause.GATE, why + " (on " + host.name() + ")", HostGuard.REMEDY)))
                .orElseGet(() -> StepOutcome.done("Its guard lets the plan through"));
    }

    /** The one for the policy that the guard knows; it refuses any other. */
    private Permit permit() {
        Optional<Digest> policy = guards().policy(plan.host());
        return run.launch().permits().stream()
                .filter(permit -> policy.equals(Optional.of(permit.policy())))
                .findFirst()
                .orElseGet(run.launch().permits()::getFirst);
    }

    private Guards guards() {
        return run.hosts().guards();
    }
}
