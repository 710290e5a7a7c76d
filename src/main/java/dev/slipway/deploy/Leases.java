package dev.slipway.deploy;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.JournalLine;
import dev.slipway.deploy.host.Lease;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leases of environments, for those who did not take them: of a deployment that another machine began and lost. */
public final class Leases {
    private final Connections connections;

    public Leases(Connections connections) {
        this.connections = connections;
    }

    /** The lease that a host showed. */
    public static Optional<LeaseHolder.Held> shown(Map<String, Answer> answers) {
        return answers.values().stream()
                .filter(Answer.Told.class::isInstance)
                .flatMap(answer -> ((Answer.Told) answer).inventory().lease().stream())
                .findFirst();
    }

    /** What each host's own journal says of a deployment whose plan is not known, a sentence a host. */
    public static List<String> left(String deployment, Map<String, Answer> answers) {
        return answers.entrySet().stream()
                .map(answer -> switch (answer.getValue()) {
                    case Answer.Silent(String reason, String _) -> answer.getKey() + " cannot be asked: " + reason;
                    case Answer.Told(HostInventory inventory) -> left(answer.getKey(), deployment, inventory);
                })
                .toList();
    }

    private static String left(String host, String deployment, HostInventory inventory) {
        Optional<JournalLine> last = inventory.roots().values().stream()
                .flatMap(root -> root.journal().stream())
                .filter(line -> line.deployment().equals(deployment))
                .reduce((_, later) -> later);
        return last.map(line -> host + ": its last step is " + line.step()
                        + (line.event().equals("end")
                                ? ", which ended with status " + line.status() + "."
                                : ", which began at " + line.at() + " and has no end."))
                .orElse(host + " was not touched.");
    }

    /**
     * Takes the expired lease of a deployment over and gives it back, so that the environment is free.
     *
     * @param by who does it, under an id of its own
     */
    public Lease.Answer free(ProjectConfig config, Environment environment, LeaseHolder by, String expired)
            throws InterruptedException {
        Lease lease = new Lease(
                connections,
                environment.leaseHost().way(),
                LeaseRoot.of(config, environment),
                by,
                Optional.of(expired));
        Lease.Answer taken = lease.take();
        return taken instanceof Lease.Answer.Ours ? lease.release() : taken;
    }
}
