package dev.slipway.deploy;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.InventoryFault;
import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the hosts of an environment what they have and show: one command a host, all hosts at once, nothing changed. */
public final class Inventories {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Connections connections;
    private final InstantSource clock;
    private final Guards guards;

    /** @param guards keeps which hosts turn out to have one */
    public Inventories(Connections connections, InstantSource clock, Guards guards) {
        this.guards = guards;
        this.connections = connections;
        this.clock = clock;
    }

    /** The answers by the hosts' names, in the order of the environment. */
    public Map<String, Answer> ask(ProjectConfig config, Environment environment, InventoryScript.Prove prove)
            throws InterruptedException {
        String leaseRoot = LeaseRoot.of(config, environment);
        List<Host> hosts = environment.hosts();
        List<Answer> answers = Together.map(hosts, host -> ask(host, leaseRoot, config.componentsOn(host), prove));
        Map<String, Answer> byName = new LinkedHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            byName.put(hosts.get(i).name(), answers.get(i));
        }
        return byName;
    }

    private Answer ask(Host host, String leaseRoot, List<Component> components, InventoryScript.Prove prove)
            throws InterruptedException {
        try {
            HostInventory inventory =
                    new InventoryScript(leaseRoot, components, prove).ask(connections.to(host.way()), DEADLINE, clock);
            guards.told(host, inventory);
            return new Answer.Told(inventory);
        } catch (SshException e) {
            return new Answer.Silent(Sentence.of(e), e.remedy());
        } catch (InventoryFault e) {
            return new Answer.Silent(Sentence.of(e), e.remedy());
        }
    }
}
