package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.forge.Answer;
import dev.slipway.forge.Answer.Why;
import dev.slipway.forge.Check.State;
import dev.slipway.forge.Checks;
import dev.slipway.forge.Forges;
import dev.slipway.forge.Home;
import dev.slipway.git.GitException;
import dev.slipway.git.Remote;
import dev.slipway.git.Remotes;
import dev.slipway.project.Forge;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import dev.slipway.vault.Kept;
import dev.slipway.vault.VaultException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the project's forge says of the checks of its commits. It is asked with the token that the vault has for it, and not
 * at all without one. What it told is kept for a while. Methods block; an interruption ends them.
 */
public final class CommitChecks implements AutoCloseable {
    private final Remotes remotes;
    private final Supplier<Optional<Forge>> named;
    private final Tokens tokens;
    private final Forges forges;
    private final InstantSource clock;
    private final KeptChecks kept = new KeptChecks();
    private volatile Optional<Held> held = Optional.empty();
    private volatile Optional<Suspended> suspended = Optional.empty();

    CommitChecks(Remotes remotes, Supplier<Optional<Forge>> named, Tokens tokens, Forges forges, InstantSource clock) {
        this.remotes = remotes;
        this.named = named;
        this.tokens = tokens;
        this.forges = forges;
        this.clock = clock;
    }

    /** A token that was read, so that the vault may be locked meanwhile. */
    private record Held(URI forge, Instant since, Secret token) {}

    /** The forge did not take the token of this time. */
    private record Suspended(URI forge, Instant since, ChecksSeen seen) {}

    /**
     * The checks of a commit, without asking a person for anything; only a keychain that is locked may ask them, and once. A
     * token that was not taken is not tried again.
     */
    public ChecksSeen of(Revision revision) throws InterruptedException {
        return seen(revision, false);
    }

    /**
     * The same because a person wants to know: what was kept does not count, a token that was not taken is tried again, and
     * they may be asked for the passphrase of the vault. Only a forge that wants to be left alone still is.
     */
    public ChecksSeen anew(Revision revision) throws InterruptedException {
        return seen(revision, true);
    }

    /** What is known without opening the vault and without asking the forge; empty where it takes one of them. Quick. */
    public Optional<ChecksSeen> known(Revision revision) {
        Optional<Home> home = home();
        return home.isEmpty()
                ? Optional.of(new ChecksSeen.Nowhere())
                : safely(home.get(), () -> known(home.get(), revision));
    }

    private ChecksSeen seen(Revision revision, boolean wanted) throws InterruptedException {
        Optional<Home> home = home();
        if (home.isEmpty()) {
            return new ChecksSeen.Nowhere();
        }
        Optional<ChecksSeen> known = safely(home.get(), () -> known(home.get(), revision))
                .filter(seen -> !wanted || seen instanceof ChecksSeen.NoToken);
        return known.isPresent() ? known.get() : asked(home.get(), revision, wanted);
    }

    private Optional<ChecksSeen> known(Home home, Revision revision) {
        Optional<Instant> since = tokens.since(home);
        return since.isEmpty()
                ? Optional.of(new ChecksSeen.NoToken(home.title()))
                : kept.fresh(new KeptChecks.Key(home, since.get(), revision), clock.instant())
                        .or(() -> suspended(home, since.get()));
    }

    private ChecksSeen asked(Home home, Revision revision, boolean wanted) throws InterruptedException {
        Instant since;
        Optional<Secret> token;
        try {
            since = tokens.since(home).orElse(Instant.EPOCH);
            token = token(home, since, wanted);
        } catch (VaultException e) {
            return untold(home, e);
        }
        return token.isEmpty()
                ? new ChecksSeen.Locked(home.title())
                : told(new KeptChecks.Key(home, since, revision), forges.ask(home, revision, token.get()));
    }

    private static Optional<ChecksSeen> safely(Home home, Supplier<Optional<ChecksSeen>> look) {
        try {
            return look.get();
        } catch (VaultException e) {
            return Optional.of(untold(home, e));
        }
    }

    private static ChecksSeen untold(Home home, VaultException e) {
        return new ChecksSeen.Untold(
                home.title(), new Refused(Cause.USAGE, String.valueOf(e.getMessage()), e.remedy()), Optional.empty());
    }

    private Optional<ChecksSeen> suspended(Home home, Instant since) {
        return suspended
                .filter(one -> one.forge().equals(home.url()) && one.since().equals(since))
                .map(Suspended::seen);
    }

    private Optional<Secret> token(Home home, Instant since, boolean wanted) {
        Optional<Secret> known = held.filter(
                        one -> one.forge().equals(home.url()) && one.since().equals(since) && !wanted)
                .map(Held::token);
        if (known.isPresent()) {
            return known;
        }
        Optional<Secret> token = wanted ? tokens.asked(home) : tokens.unasked(home);
        token.ifPresent(read -> held = Optional.of(new Held(home.url(), since, read)));
        return token;
    }

    private ChecksSeen told(KeptChecks.Key key, Answer answer) {
        String title = key.home().title();
        Instant now = clock.instant();
        ChecksSeen seen = switch (answer) {
            case Answer.Told(Checks checks) -> new ChecksSeen.Told(title, checks);
            case Answer.Untold untold when untold.why() == Why.ABSENT -> new ChecksSeen.Absent(title);
            case Answer.Untold untold ->
                new ChecksSeen.Untold(title, new Refused(Cause.HOST, untold.reason(), untold.remedy()), untold.until());
        };
        switch (answer) {
            case Answer.Told _ -> suspended = Optional.empty();
            case Answer.Untold untold -> {
                switch (untold.why()) {
                    case TOKEN ->
                        suspended = Optional.of(new Suspended(key.home().url(), key.since(), seen));
                    case ABSENT, ACCESS -> suspended = Optional.empty();
                    case LIMIT, SILENT, STRANGE -> {} // whether it takes the token is not known
                }
            }
        }
        kept.keep(key, seen, now);
        return seen;
    }

    /** Whether it is worth asking again soon, without a person who wants it. */
    public static boolean running(ChecksSeen seen) {
        return seen instanceof ChecksSeen.Told told
                && told.checks().state().filter(State.PENDING::equals).isPresent();
    }

    /** Keeps a token for the project's forge; gives that one's name. */
    public Outcome<String> keepToken(Secret token) {
        return forge().then(home -> tokens.keep(home, token));
    }

    /** Removes the token for the project's forge; gives that one's name. */
    public Outcome<String> forgetToken() {
        held = Optional.empty();
        return forge().then(tokens::forget);
    }

    /** The tokens that the vault has for the project, each under the address of its forge. Takes no key. */
    public List<Kept> tokens() {
        return tokens.all();
    }

    /** That of the project's forge, and others that the vault has for the project. Takes no key. */
    public List<ForgeToken> forgeTokens() {
        Optional<Home> home = home();
        List<ForgeToken> all = new ArrayList<>(
                home.map(one -> new ForgeToken(one.title(), one.url().toString(), tokens.since(one), true)).stream()
                        .toList());
        tokens.all().stream()
                .filter(kept -> all.stream()
                        .noneMatch(one -> one.address().equals(kept.secret().name())))
                .map(kept ->
                        new ForgeToken(kept.secret().name(), kept.secret().name(), Optional.of(kept.since()), false))
                .toList()
                .forEach(all::add);
        return all;
    }

    /** Removes the token for the forge with this address; gives the address. */
    public Outcome<String> forgetToken(String address) {
        held = Optional.empty();
        return tokens.forget(address);
    }

    /** The name of the project's forge. */
    public Outcome<String> forgeName() {
        return forge().map(Home::title);
    }

    private Outcome<Home> forge() {
        return home().<Outcome<Home>>map(Outcome.Done::new).orElseGet(this::nowhere);
    }

    private Outcome<Home> nowhere() {
        Optional<Forge> forge = named.get();
        if (forge.isEmpty()) {
            return Outcome.usage(
                    "No remote of the repository lies at GitHub or GitLab.",
                    "Name the server in " + ProjectFiles.NAME
                            + ", such as forge: { kind: gitlab, url: \"https://git.example\" }, and commit.");
        }
        String server = forge.get().url().getHost();
        return forge.get()
                .repository()
                .<Outcome<Home>>map(path -> Outcome.usage(
                        ProjectFiles.NAME + " names the repository " + path + " on " + server + ", and "
                                + forge.get().kind().title() + " has none of such a path.",
                        "Name it there as owner and name, such as repository: team/shop, and commit."))
                .orElseGet(() -> Outcome.usage(
                        "No remote has the address of a repository on " + server + ", which " + ProjectFiles.NAME
                                + " names.",
                        "Say there under forge which repository it is, such as repository: team/shop, and commit."));
    }

    /** What is wrong with a remote is told by what fetches and pushes. */
    private Optional<Home> home() {
        try {
            List<String> addresses = remotes.all().stream()
                    .sorted(Comparator.comparing(remote -> !remote.name().equals(Fetching.USUAL)))
                    .flatMap(CommitChecks::addresses)
                    .toList();
            return Home.of(addresses, named.get());
        } catch (GitException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<String> addresses(Remote remote) {
        return Stream.concat(remote.fetchFrom().stream(), remote.pushTo().stream());
    }

    /** Ends what is asked. */
    @Override
    public void close() {
        forges.close();
        held = Optional.empty();
    }
}
