package dev.slipway.app;

import dev.slipway.git.Fetch;
import dev.slipway.git.GitException;
import dev.slipway.git.Remote;
import dev.slipway.git.Remotes;
import dev.slipway.git.SharedRecords;
import dev.slipway.git.TransferProgress;
import dev.slipway.git.TransferSettings;
import dev.slipway.git.Transferred;
import dev.slipway.ssh.SshException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets branches, all tags and what the team shares from the project's remotes. What is here stays: branches, the work tree, and tags. */
final class Fetching {
    static final String USUAL = "origin";
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration TOTAL = Duration.ofMinutes(30);

    /** Whether remote-tracking branches go is left to git itself: somebody may look at them. */
    private static final Fetch ALL = new Fetch(false, true);

    private final Remotes remotes;
    private final Remotes unattended;
    private final SharedRecords records;

    /**
     * @param unattended the same, reached without asking a person
     * @param records what the team shares, which a fetch gets too
     */
    Fetching(Remotes remotes, Remotes unattended, SharedRecords records) {
        this.remotes = remotes;
        this.unattended = unattended;
        this.records = records;
    }

    /** How remotes are spoken to, for fetches and pushes; {@code environment} has the variables of this process. */
    static TransferSettings settings(Map<String, String> environment) {
        return new TransferSettings(IDLE, TOTAL, environment);
    }

    /**
     * The same where no person is there: neither git (gitcredentials(7)) nor Git Credential Manager opens a window to ask for
     * a login.
     */
    static TransferSettings unattended(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("GIT_ASKPASS", "");
        own.put("SSH_ASKPASS", "");
        own.put("GCM_INTERACTIVE", "never");
        own.put("GCM_GUI_PROMPT", "false");
        return settings(own);
    }

    /** @param name of the remote; where it is empty the one that is called origin, or the only one */
    Outcome<Fetched> fetch(Optional<String> name, TransferProgress progress) throws InterruptedException {
        return fetch(remotes, name, progress);
    }

    /** Fetches from the usual remote, with nobody asked: what would take an answer fails. */
    Outcome<Fetched> fetchUnattended() throws InterruptedException {
        return fetch(unattended, Optional.empty(), (_, _, _) -> {});
    }

    /** The same for whoever needs to know what others have said: why that is not known; empty also without any remote. */
    Optional<String> hearUnattended() throws InterruptedException {
        if (usual(unattended).isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (fetchUnattended()) {
                case Outcome.No<Fetched>(var refused) -> Optional.of(refused.reason());
                case Outcome.Done<Fetched>(var fetched) -> fetched.unshared();
            };
        } catch (GitException | SshException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Exchanges only what the team shares; whether something new came. */
    Outcome<Boolean> exchangeUnattended() throws InterruptedException {
        Optional<String> remote = usual(unattended);
        if (remote.isEmpty()) {
            return new Outcome.Done<>(false);
        }
        Shared shared = shared(unattended, remote.get());
        return shared.fault()
                .<Outcome<Boolean>>map(why -> Outcome.usage(why, "Fetch once by hand."))
                .orElseGet(() -> new Outcome.Done<>(shared.news()));
    }

    private Outcome<Fetched> fetch(Remotes from, Optional<String> name, TransferProgress progress)
            throws InterruptedException {
        return switch (remote(name, "fetch from")) {
            case Outcome.No<String>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<String>(var remote) -> {
                Transferred came = from.fetch(remote, ALL, progress);
                Shared shared = shared(from, remote);
                yield new Outcome.Done<>(new Fetched(remote, came.refs(), shared.news(), shared.fault(), came.said()));
            }
        };
    }

    /**
     * What became of what the team shares.
     *
     * @param fault why they could not be exchanged; empty where they could
     */
    private record Shared(boolean news, Optional<String> fault) {}

    /** Gets what the team shares, and gives what the remote lacks; whatever comes of that, what was fetched before stays. */
    private Shared shared(Remotes from, String remote) throws InterruptedException {
        try {
            boolean news = !records.receive(from, remote).isEmpty();
            return new Shared(
                    news,
                    records.share(from, remote, TransferProgress.UNHEARD).rejected().values().stream()
                            .findFirst()
                            .map(no ->
                                    remote + " does not take your holds, blocks and promotions: " + no.reason() + "."));
        } catch (GitException | SshException e) {
            return new Shared(false, Optional.of("Holds, blocks and promotions were not exchanged: " + e.getMessage()));
        }
    }

    /** The remote that is called origin, or the only one. */
    static Optional<String> usual(Remotes remotes) {
        List<String> known = names(remotes);
        return known.stream()
                .filter(USUAL::equals)
                .findFirst()
                .or(() -> known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty());
    }

    private static List<String> names(Remotes remotes) {
        return remotes.all().stream().map(Remote::name).toList();
    }

    /**
     * The remote of this name, or the usual one.
     *
     * @param what is to be done with it, such as fetch from
     */
    Outcome<String> remote(Optional<String> name, String what) {
        List<String> known = names(remotes);
        Optional<String> wanted = name.or(() -> usual(remotes));
        if (known.isEmpty()) {
            return Outcome.usage(
                    "The repository has no remote, so there is nothing to " + what + ".",
                    "Add one with git remote add origin ADDRESS.");
        }
        if (wanted.filter(known::contains).isPresent()) {
            return new Outcome.Done<>(wanted.get());
        }
        return Outcome.usage(
                wanted.map(other -> "The repository has no remote " + other + ".")
                        .orElse("The repository has several remotes, and none is called " + USUAL + "."),
                "Choose one of " + String.join(", ", known) + ".");
    }
}
