package dev.slipway.deploy.host;

import dev.slipway.project.Component;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a host, in one command, what it has and shows. It changes nothing there.
 *
 * @param leaseRoot the component's root below which the environment's lease lies, on its lease host
 * @param components that live on this host
 * @param prove which release of each is proven meanwhile
 */
public record InventoryScript(String leaseRoot, List<Component> components, Prove prove) {
    /** What the script says first, on whatever host it runs. */
    private static final String FIRST = "system\t";

    private static final int JOURNAL_LINES = 200;

    /** What to prove: a release directory such as {@code releases/12-v1.8.0-7c1d9e2}, or one of the words. */
    public record Prove(String what) {
        /** The live release: the base of the next. */
        public static final Prove LIVE = new Prove("live");

        /** The release that was live before. */
        public static final Prove PREVIOUS = new Prove("previous");

        /** Every complete release. */
        public static final Prove ALL = new Prove("all");

        /** None: quickest. */
        public static final Prove NONE = new Prove("none");
    }

    /**
     * Throws {@link dev.slipway.ssh.SshException} where the host cannot be asked, and {@link InventoryFault} where its
     * answer is not whole: half an answer would look like a host that has less.
     */
    public HostInventory ask(Connection host, Duration deadline, InstantSource clock) throws InterruptedException {
        List<String> values = new ArrayList<>(List.of(leaseRoot, Integer.toString(JOURNAL_LINES)));
        for (Component component : components) {
            List<String> shared = component.shared().files();
            values.addAll(List.of(component.root(), prove.what(), Integer.toString(shared.size())));
            values.addAll(shared);
        }
        Instant asked = clock.instant();
        Outcome outcome = host.run(HostScript.INVENTORY.command(values), deadline);
        if (HostGuard.refused(outcome.status())) {
            throw InventoryFault.guarded(host, Complaint.of(outcome.errors()));
        }
        if (!outcome.succeeded() && !outcome.output().contains(FIRST)) {
            throw InventoryFault.noCommands(host, outcome);
        }
        if (!outcome.succeeded()) {
            throw new InventoryFault(host, Complaint.of(outcome.errors()) + " (exit status " + outcome.status() + ")");
        }
        if (outcome.truncated()) {
            throw new InventoryFault(host, "it wrote more than 1 MiB");
        }
        return read(host, outcome.output(), asked, clock.instant());
    }

    private static HostInventory read(Connection host, String output, Instant asked, Instant told) {
        try {
            return new InventoryReading().read(output, asked, told);
        } catch (RuntimeException unreadable) {
            throw new InventoryFault(host, unreadable);
        }
    }
}
