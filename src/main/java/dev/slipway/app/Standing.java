package dev.slipway.app;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.SshException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What doctor asks of environments: their hosts' answers, who holds them, what never ended there, and what drifted. */
final class Standing {
    private final Statuses statuses;
    private final Deployments deployments;
    private final Recovery recovery;

    Standing(Statuses statuses, Deployments deployments, Recovery recovery) {
        this.statuses = statuses;
        this.deployments = deployments;
        this.recovery = recovery;
    }

    /** What the record says is live in an environment. */
    Optional<LiveRecord> live(String environment) {
        return deployments.live(environment);
    }

    /** What each host has and shows, its live release proven. */
    Map<String, Answer> answers(ProjectConfig config, Environment environment) throws InterruptedException {
        return statuses.inventories(config, environment, Prove.LIVE);
    }

    /** What keeps the health of these components from being asked. */
    Optional<Finding> healthObstacle(String subject, Host host, List<Component> components)
            throws InterruptedException {
        return statuses.healthObstacle(host, components)
                .map(no -> Finding.fault(Cause.HOST, subject, Sentence.of(no), no.remedy()));
    }

    /** What of the person's SSH configuration this machine cannot read as OpenSSH would. */
    Optional<Finding> unread(String subject, Host host) throws InterruptedException {
        try {
            List<String> leftOut = statuses.leftOut(host);
            return leftOut.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Finding.warning(
                            subject,
                            "Of the SSH configuration this was not read: " + String.join(", ", leftOut) + ".",
                            "Install an OpenSSH client: it is asked then, and reads all of it."));
        } catch (SshException unusable) {
            return Optional.empty(); // which the host's own finding says
        }
    }

    /** Who holds the environment and what is not as recorded; {@code config} is the environment's. */
    List<Finding> findings(ProjectConfig config, Environment environment, Map<String, Answer> answers) {
        String name = environment.name();
        Stream<Finding> lease = Leases.shown(answers).map(held -> held(name, held)).stream();
        Stream<Finding> drift = Statuses.drift(config, environment, answers, deployments.live(name)).stream()
                .map(sentence -> Finding.warning(
                        name, sentence, "Find out who changed it, then deploy what is to be live there."));
        return Stream.concat(lease, drift).toList();
    }

    /** Deployments to these environments that began on this machine and never ended. */
    List<Finding> interrupted(List<Environment> environments) throws InterruptedException {
        List<String> names = environments.stream().map(Environment::name).toList();
        return recovery.interrupted().stream()
                .map(interrupted -> interrupted.state().started())
                .filter(started -> names.contains(started.plan().target().environment()))
                .map(started -> Finding.warning(
                        started.plan().target().environment(),
                        "Deployment " + started.deployment() + " began and never ended.",
                        recover(started.plan().target().environment())))
                .toList();
    }

    private Finding held(String environment, LeaseHolder.Held held) {
        if (!held.expired()) {
            return Finding.warning(environment, held.text(), held.remedy());
        }
        Optional<String> begunHere = held.holder().map(LeaseHolder::deployment).filter(this::known);
        return Finding.fault(
                Cause.GATE,
                environment,
                held.text(),
                begunHere.isPresent()
                        ? recover(environment)
                        : "Finish it or roll it back on the machine that began it, or free the environment from here: "
                                + "slipway recover " + environment + " close.");
    }

    private boolean known(String deployment) {
        return deployments.deployment(deployment).isPresent();
    }

    private static String recover(String environment) {
        return "Finish it, roll it back or close it: slipway recover " + environment + " finish|roll-back|close.";
    }
}
