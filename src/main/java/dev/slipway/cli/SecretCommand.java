package dev.slipway.cli;

import dev.slipway.app.CommitChecks;
import dev.slipway.app.Outcome;
import dev.slipway.app.SecretState;
import dev.slipway.app.Secrets;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Refused;
import dev.slipway.project.Environment;
import dev.slipway.project.Tier;
import dev.slipway.secret.Secret;
import dev.slipway.vault.Kept;
import dev.slipway.vault.SecretName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Secret values, kept in the vault of this workstation.")
final class SecretCommand {
    /** The end of the qualified name. Words that do not belong behind it may be values, which must not be repeated. */
    static final String NAME = " secret";

    static final String SET = NAME + " set";

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    SecretCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Command(
            name = "set",
            description =
                    "Keep a value: asked for without showing it, or read from standard input where that is no terminal.")
    int set(
            @Parameters(paramLabel = "NAME", description = "a variable that slipway.yaml declares secret") String name,
            @Option(names = "--env", paramLabel = "ENV", required = true, description = "the environment")
                    String environment) {
        return shared.withProject(front, terminal, workspace -> {
            Secrets secrets = workspace.secrets();
            return told(
                    secrets.declared(environment, name)
                            .then(secret -> value(secret).then(value -> secrets.set(secret, value))),
                    "is kept in the vault.");
        });
    }

    @Command(
            name = "remove",
            description = "Remove a value from the vault; the name of an environment of production is asked for.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "the variable") String name,
            @Option(names = "--env", paramLabel = "ENV", required = true, description = "the environment")
                    String environment) {
        return shared.withProject(front, terminal, workspace -> {
            Optional<Refused> no = dear(workspace, environment, name)
                    ? shared.asked(
                            terminal,
                            environment,
                            "remove the value of " + name + ", of which the vault has no other copy",
                            "Say --yes.")
                    : Optional.empty();
            return no.isPresent()
                    ? shared.refuse(terminal, no.get())
                    : told(workspace.secrets().remove(environment, name), "is removed from the vault.");
        });
    }

    /** Whether it is a value of production, which is there. */
    private static boolean dear(Workspace workspace, String environment, String name) {
        return workspace
                        .project()
                        .configuration()
                        .environment(environment)
                        .filter(one -> one.tier() == Tier.PRODUCTION)
                        .isPresent()
                && workspace.secrets().list().stream()
                        .anyMatch(state -> state.environment().equals(environment)
                                && state.name().equals(name)
                                && state.since().isPresent());
    }

    @Command(name = "list", description = "Names and since when they have a value; never values.")
    int list(
            @Option(names = "--env", paramLabel = "ENV", description = "of this environment only")
                    Optional<String> environment) {
        return shared.withProject(front, terminal, workspace -> list(workspace, environment));
    }

    @Command(name = "keys", description = "SSH keys whose passphrases the vault remembers, and since when.")
    int keys() {
        return shared.withProject(
                front, terminal, workspace -> keys(workspace.secrets().passphrases()));
    }

    private int keys(List<Kept> passphrases) {
        if (passphrases.isEmpty()) {
            terminal.complain("The vault remembers no passphrase of an SSH key.");
        }
        for (Kept kept : passphrases) {
            if (shared.json()) {
                terminal.object(new KeptKey(kept.secret().name(), kept.since()));
            } else {
                terminal.line(kept.secret().name() + "  since " + kept.since());
            }
        }
        return ExitStatus.DONE;
    }

    /** What is told of a key's passphrase. */
    private record KeptKey(String key, Instant since) {}

    @Command(
            name = "remember",
            description =
                    "Keep the passphrase of an SSH key, so that no login asks for it: asked for without showing it,"
                            + " or read from standard input where that is no terminal.")
    int remember(@Parameters(paramLabel = "KEYFILE", description = "the file of the key") Path file) {
        return shared.withProject(
                front,
                terminal,
                workspace -> told(
                        workspace
                                .secrets()
                                .encrypted(file)
                                .then(key -> typed("Passphrase of " + key + ":")
                                        .then(passphrase -> workspace.secrets().remember(key, passphrase))),
                        "is kept in the vault."));
    }

    @Command(name = "forget", description = "Remove the passphrase of an SSH key from the vault.")
    int forget(@Parameters(paramLabel = "KEYFILE", description = "the file of the key") Path file) {
        return shared.withProject(
                front, terminal, workspace -> told(workspace.secrets().forget(file), "is removed from the vault."));
    }

    @Command(
            name = "token",
            description = "Keep the token with which GitHub or GitLab is asked for the checks of commits: asked for"
                    + " without showing it, or read from standard input where that is no terminal.")
    int token(@Option(names = "--remove", description = "remove it instead") boolean remove) {
        return shared.withProject(front, terminal, workspace -> {
            CommitChecks checks = workspace.checks();
            return remove
                    ? toldOfToken(checks.forgetToken(), "is removed from the vault.")
                    : toldOfToken(
                            checks.forgeName()
                                    .then(forge -> typed("Token for " + forge + ":"))
                                    .then(checks::keepToken),
                            "is kept in the vault.");
        });
    }

    private int toldOfToken(Outcome<String> outcome, String done) {
        return switch (outcome) {
            case Outcome.No<String>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<String>(var forge) -> {
                if (shared.json()) {
                    terminal.object(Map.of("forge", forge));
                } else {
                    terminal.line("The token for " + forge + " " + done);
                }
                yield ExitStatus.DONE;
            }
        };
    }

    /** What is told of a token. */
    private record KeptToken(String forge, Instant since) {}

    private void show(Kept token) {
        if (shared.json()) {
            terminal.object(new KeptToken(token.secret().name(), token.since()));
        } else {
            terminal.line("token for " + token.secret().name() + "  since " + token.since());
        }
    }

    private int list(Workspace workspace, Optional<String> environment) {
        List<SecretState> states = workspace.secrets().list().stream()
                .filter(state -> environment.isEmpty() || state.environment().equals(environment.get()))
                .toList();
        if (states.isEmpty()
                && shared.environments(workspace.project(), environment)
                        instanceof Outcome.No<List<Environment>>(Refused refused)) {
            return shared.refuse(terminal, refused);
        }
        List<Kept> tokens = environment.isEmpty() ? workspace.checks().tokens() : List.of();
        if (states.isEmpty() && tokens.isEmpty()) {
            terminal.complain(
                    "slipway.yaml declares no secret variables, and the vault has no values of this project.");
        }
        states.forEach(this::show);
        tokens.forEach(this::show);
        return ExitStatus.DONE;
    }

    private void show(SecretState state) {
        if (shared.json()) {
            terminal.object(state);
            return;
        }
        String name = String.format(Locale.ROOT, "%-12s  %-24s  ", state.environment(), state.name());
        Line line = state.since()
                .map(since -> Line.of(name + "since " + since))
                .orElseGet(() -> Line.of(name).bad("no value yet"));
        terminal.line(state.declared() ? line : line.muted("  not declared in slipway.yaml"));
    }

    private int told(Outcome<SecretName> outcome, String done) {
        return switch (outcome) {
            case Outcome.No<SecretName>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<SecretName>(var secret) -> {
                boolean ofKey = secret.project().equals(SecretName.OF_KEYS);
                if (shared.json()) {
                    terminal.object(ofKey ? Map.of("key", secret.name()) : secret);
                } else {
                    String what = ofKey
                            ? "The passphrase of " + secret.name()
                            : secret.name() + " of " + secret.environment();
                    terminal.line(what + " " + done);
                }
                yield ExitStatus.DONE;
            }
        };
    }

    private Outcome<Secret> value(SecretName secret) {
        return typed("Value of " + secret.name() + " in " + secret.environment() + ":");
    }

    private Outcome<Secret> typed(String question) {
        if (!terminal.interactive()) {
            return new Outcome.Done<>(
                    Secret.of(terminal.rest(Secrets.LONGEST + 2).replaceFirst("\\r?\\n\\z", "")));
        }
        if (shared.yes() || shared.json()) {
            return Outcome.usage(
                    "With --yes and --json nobody is asked for a value.", "Give it on standard input instead.");
        }
        return new Outcome.Done<>(terminal.askUnseen(question).orElse(Secret.of("")));
    }
}
