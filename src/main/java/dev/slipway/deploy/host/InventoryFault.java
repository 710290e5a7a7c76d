package dev.slipway.deploy.host;

import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import java.util.stream.Stream;

/** What a host has could not be found out though it answers. The message is one sentence that names the host. */
public final class InventoryFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String LOOK = "Look at .slipway and releases below the roots on that host.";

    private final String remedy;

    private InventoryFault(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    InventoryFault(Connection host, String reason) {
        this(sentence(host, reason), LOOK);
    }

    InventoryFault(Connection host, RuntimeException cause) {
        super(sentence(host, String.valueOf(cause.getMessage())), cause);
        this.remedy = LOOK;
    }

    /** The account takes the login and does not run what it is given, such as one without a shell. */
    static InventoryFault noCommands(Connection host, Outcome outcome) {
        String said = Stream.of(outcome.output(), outcome.errors())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ", and says: " + line)
                .orElse("");
        return new InventoryFault(
                host.address() + " takes the login and runs no commands"
                        + (said.isEmpty() ? ": the shell ended with status " + outcome.status() + "." : said),
                "Log in as an account with a POSIX shell: User in ~/.ssh/config, or the address in slipway.yaml, names it.");
    }

    /** The guard of the host does not let this version ask. */
    static InventoryFault guarded(Connection host, String complaint) {
        return new InventoryFault(host.address() + " does not let itself be asked: " + complaint, HostGuard.REMEDY);
    }

    private static String sentence(Connection host, String reason) {
        return "What " + host.address() + " has cannot be read: " + reason;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
