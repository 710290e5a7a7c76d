package dev.slipway.ui.settings;

import dev.slipway.app.ForgeToken;
import dev.slipway.app.SecretVariable;
import dev.slipway.app.SecretVariable.Origin;
import dev.slipway.project.Settings;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import dev.slipway.vault.Kept;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Secret variables as people read them; nothing here knows a value. */
final class SecretWords {
    private static final String NONE = "–";

    private SecretWords() {}

    /** "TOKEN of staging". */
    static String title(SecretVariable secret) {
        return secret.name() + " of " + secret.environment();
    }

    /** Whether deployments have a value. */
    static Mark mark(SecretVariable secret) {
        return switch (secret.origin()) {
            case Origin.InVault _, Origin.InFile _ -> new Mark(State.GOOD, "has a value");
            case Origin.Unknown _ -> new Mark(State.WAITING, "unknown");
            case Origin.Nowhere _ when secret.required() -> new Mark(State.FAILED, "missing");
            case Origin.Nowhere _ when secret.kept() -> new Mark(State.NEUTRAL, "not used");
            case Origin.Nowhere _ -> new Mark(State.NEUTRAL, "no value");
        };
    }

    /** Where deployments find the value; why that is unknown is told beside the table. */
    static String from(SecretVariable secret) {
        return switch (secret.origin()) {
            case Origin.InVault _ -> "vault";
            case Origin.InFile(String path) -> path;
            case Origin.Nowhere _ -> "nowhere";
            case Origin.Unknown _ -> NONE;
        };
    }

    private static String since(SecretVariable secret) {
        return secret.state()
                .since()
                .map(since -> Ago.exact(since, ZoneId.systemDefault()))
                .orElse(NONE);
    }

    /** How slipway.yaml has it. */
    static String declared(SecretVariable secret) {
        if (!secret.state().declared()) {
            return "not declared any more";
        }
        return secret.required() ? "required" : "declared";
    }

    /** What the sources of the configuration mean for the values in the vault. */
    static String sources(List<String> sources) {
        if (sources.isEmpty()) {
            return "slipway.yaml names no source of values, so deployments find none. Write secrets: [keychain] there, and"
                    + " commit it: that is the vault of this workstation.";
        }
        String places =
                String.join(", ", sources.stream().map(SecretWords::place).toList());
        if (!sources.contains(Settings.KEYCHAIN)) {
            return "slipway.yaml takes values from " + places
                    + ", and none from the vault of this workstation. Name keychain"
                    + " under secrets there, and commit it, to use it.";
        }
        return sources.size() == 1
                ? "Values lie sealed in the vault of this workstation. None is ever shown."
                : "Values come from the first of these that has one: " + places + ". None is ever shown.";
    }

    private static String place(String source) {
        return source.equals(Settings.KEYCHAIN)
                ? "the vault of this workstation"
                : source.substring(Settings.FILE.length());
    }

    /** What keeping a value does, a sentence each. */
    static List<String> setting(SecretVariable secret) {
        return List.of(
                secret.kept()
                        ? "It takes the place of the value that was set on " + since(secret) + "."
                        : "It is sealed in the vault of this workstation.",
                then(secret));
    }

    private static String then(SecretVariable secret) {
        return switch (secret.origin()) {
            case Origin.Unknown _ ->
                "Deployments to " + secret.environment() + " are refused until all sources of values can be used.";
            case Origin.InVault _, Origin.InFile _, Origin.Nowhere _
            when secret.vaultCounts() -> "Hosts get it with the next deployment to " + secret.environment() + ".";
            case Origin.InFile(String path) ->
                "Hosts do not get it while " + path + " has a value, which counts first.";
            case Origin.InVault _, Origin.Nowhere _ ->
                "Hosts do not get it while slipway.yaml does not name keychain under secrets.";
        };
    }

    /** What is asked before the value is removed. */
    static Confirmation removing(SecretVariable secret) {
        return new Confirmation(
                "Remove the value of " + title(secret) + "?",
                Stream.concat(
                                Stream.of(
                                        "The vault forgets the value that was set on " + since(secret)
                                                + ". It cannot be brought back.",
                                        "Releases on hosts keep the value that they were deployed with."),
                                without(secret).stream())
                        .toList(),
                "Remove " + title(secret),
                true,
                Optional.of(secret.environment()).filter(_ -> secret.production()),
                false);
    }

    /** What is asked before the passphrase of an SSH key is removed. */
    static Confirmation forgetting(Kept passphrase) {
        return new Confirmation(
                "Remove the passphrase of " + passphrase.secret().name() + "?",
                List.of(
                        "The vault forgets the passphrase. The key stays as it is.",
                        "The next run asks for it when a host takes the key."),
                "Remove the passphrase",
                true,
                Optional.empty(),
                false);
    }

    /** What is asked before the token of a forge is removed. */
    static Confirmation forgetting(ForgeToken token) {
        return new Confirmation(
                "Remove the token for " + token.forge() + "?",
                List.of(
                        "The vault forgets the token; at the forge it stays as it is.",
                        token.used()
                                ? "Checks of commits are not asked for any more until there is another one."
                                : "It is not the project's forge, so nothing uses it."),
                "Remove the token",
                true,
                Optional.empty(),
                false);
    }

    private static Optional<String> without(SecretVariable secret) {
        return switch (secret.origin()) {
            case Origin.InVault _
            when secret.required() ->
                Optional.of("It is required: until a source has another value, deployments to " + secret.environment()
                        + " are refused.");
            case Origin.InVault _ ->
                Optional.of("The next deployment to " + secret.environment()
                        + " goes without it, unless another source has a value.");
            case Origin.InFile(String path) -> Optional.of("Deployments go on to take the value from " + path + ".");
            case Origin.Nowhere _ -> Optional.of("No deployment uses it.");
            case Origin.Unknown _ -> Optional.empty();
        };
    }
}
