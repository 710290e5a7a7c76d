package dev.slipway.app;

import dev.slipway.git.GitException;
import dev.slipway.git.RefUpdate;
import dev.slipway.git.Remotes;
import dev.slipway.git.SharedRecords;
import dev.slipway.git.TransferProgress;
import dev.slipway.ssh.SshException;
import java.util.List;
import java.util.Optional;

/** What the team shares through the repository and its usual remote. */
final class TeamLedgers {
    private final SharedRecords records;
    private final Remotes remotes;
    private final Remotes unattended;

    /** @param unattended the remotes, reached without asking a person */
    TeamLedgers(SharedRecords records, Remotes remotes, Remotes unattended) {
        this.records = records;
        this.remotes = remotes;
        this.unattended = unattended;
    }

    /** The same, exchanged without asking a person: what would take an answer fails. */
    TeamLedgers unattended() {
        return new TeamLedgers(records, unattended, unattended);
    }

    List<String> below(String prefix) {
        return records.ledgers(prefix);
    }

    /** What changes whenever a ledger has other records; empty where it has none. */
    Optional<String> version(String ledger) {
        return records.version(ledger);
    }

    List<String> records(String ledger) {
        return records.records(ledger);
    }

    void add(String ledger, String record, String message) {
        records.add(ledger, record, message);
    }

    /** Gets what others have added; why that is not known. */
    Optional<String> receive() throws InterruptedException {
        Optional<String> remote = Fetching.usual(remotes);
        if (remote.isEmpty()) {
            return Optional.empty();
        }
        try {
            records.receive(remotes, remote.get());
            return Optional.empty();
        } catch (GitException | SshException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Gives the remote what it lacks; why it does not have all. */
    Optional<String> share() throws InterruptedException {
        Optional<String> remote = Fetching.usual(remotes);
        if (remote.isEmpty()) {
            return Optional.empty();
        }
        try {
            return records.share(remotes, remote.get(), TransferProgress.UNHEARD).rejected().values().stream()
                    .findFirst()
                    .map(RefUpdate.Rejection::reason)
                    .map(why -> remote.get() + " does not take it: " + why + ".");
        } catch (GitException | SshException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
