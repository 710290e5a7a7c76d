package dev.slipway.ui.settings;

import dev.slipway.app.ForgeToken;
import dev.slipway.app.Outcome;
import dev.slipway.app.SecretVariable;
import dev.slipway.app.SecretVariable.Origin;
import dev.slipway.app.Secrets;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Refused;
import dev.slipway.secret.Secret;
import dev.slipway.ui.project.TokenSheet;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.vault.Kept;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** The secret variables of a project, and where their values come from. It shows none. */
final class SecretsModel {
    private static final String CHANGING = "Wait until the change before is made.";
    private static final String READING = "Reading where values come from";

    private final ScreenContext context;
    private final Activity reading;
    private final Activity changing;
    private final ObservableList<SecretVariable> secrets = FXCollections.observableArrayList();
    private final FilteredList<SecretVariable> shown = new FilteredList<>(secrets);
    private final ObservableList<Kept> passphrases = FXCollections.observableArrayList();
    private final ObservableList<ForgeToken> tokens = FXCollections.observableArrayList();
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<SecretVariable>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<String>>> sources = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription listening = Subscription.EMPTY;
    private boolean attached;
    private Runnable again = () -> {};

    /** What was read together. */
    private record Read(
            List<SecretVariable> secrets, List<Kept> passphrases, List<ForgeToken> tokens, List<String> sources) {}

    SecretsModel(ScreenContext context) {
        this.context = context;
        this.reading = new Activity(context.background());
        this.changing = new Activity(context.background());
        changing.faultProperty().subscribe(failed -> failed.ifPresent(this::tellWhoIsGone));
        selected.subscribe(_ -> findFault());
    }

    /** Reads what there is, and from then on follows what others change. */
    void attach() {
        attached = true;
        listening = context.now().subscribe((_, _) -> {
            if (reading.faultProperty().get().isEmpty()) {
                refresh();
            }
        });
        read();
    }

    /** Lets go of the time. A change that runs goes on to its end, which is told. */
    void detach() {
        attached = false;
        listening.unsubscribe();
        reading.stop();
    }

    /** Reads what there is. */
    void read() {
        reading.start(READING, this::now, this::show);
    }

    private void refresh() {
        reading.refresh(READING, this::now, this::show);
    }

    private Read now() {
        Workspace workspace = context.workspace();
        return new Read(
                workspace.secretVariables(),
                workspace.secrets().passphrases(),
                workspace.checks().forgeTokens(),
                workspace.project().configuration().settings().secrets());
    }

    private void show(Read read) {
        Rows.update(secrets, read.secrets(), SecretVariable::id);
        if (!passphrases.equals(read.passphrases())) {
            passphrases.setAll(read.passphrases());
        }
        if (!tokens.equals(read.tokens())) {
            tokens.setAll(read.tokens());
        }
        List<String> names =
                secrets.stream().map(SecretVariable::environment).distinct().toList();
        if (!environments.equals(names)) {
            environments.setAll(names);
        }
        selected.set(selected.get()
                .flatMap(before -> secrets.stream()
                        .filter(secret -> secret.id().equals(before.id()))
                        .findFirst()));
        sources.set(Optional.of(read.sources()));
        findFault();
    }

    /** That of the selected one, else the first of all. */
    private void findFault() {
        fault.set(Stream.concat(selected.get().stream(), shown.stream())
                .flatMap(secret ->
                        secret.origin() instanceof Origin.Unknown(Refused why) ? Stream.of(why) : Stream.empty())
                .findFirst()
                .map(Fault::of));
    }

    /** Shows those of this environment only; empty for all. */
    void choose(Optional<String> environment) {
        shown.setPredicate(
                secret -> environment.isEmpty() || secret.environment().equals(environment.get()));
        if (selected.get().filter(secret -> !shown.contains(secret)).isPresent()) {
            selected.set(Optional.empty());
        }
        findFault();
    }

    /** Keeps a value, in the place of the one before it. */
    void set(SecretVariable secret, Secret value) {
        Secrets kept = context.workspace().secrets();
        change(
                "Keeping a value of " + SecretWords.title(secret),
                () -> kept.declared(secret.environment(), secret.name()).then(name -> kept.set(name, value)),
                SecretWords.title(secret) + " is kept in the vault.");
    }

    /** Asks whether a value is to be removed. */
    void remove(SecretVariable secret) {
        context.sheets()
                .confirm(
                        SecretWords.removing(secret),
                        _ -> change(
                                "Removing the value of " + SecretWords.title(secret),
                                () -> context.workspace().secrets().remove(secret.environment(), secret.name()),
                                SecretWords.title(secret) + " is removed from the vault."));
    }

    /** Asks whether the passphrase of an SSH key is to be removed. */
    void forget(Kept passphrase) {
        String key = passphrase.secret().name();
        context.sheets()
                .confirm(
                        SecretWords.forgetting(passphrase),
                        _ -> change(
                                "Removing the passphrase of " + key,
                                () -> context.workspace().secrets().forget(Path.of(key)),
                                "The passphrase of " + key + " is removed from the vault."));
    }

    /** Asks for a token for the project's forge. */
    void giveToken(ForgeToken token) {
        TokenSheet.open(token.forge(), context.sheets(), given -> keepToken(token, given));
    }

    /** Keeps a token for the project's forge, in the place of the one before it. */
    void keepToken(ForgeToken token, Secret given) {
        change(
                "Keeping a token for " + token.forge(),
                () -> context.workspace().checks().keepToken(given),
                "The token for " + token.forge() + " is kept in the vault.");
    }

    /** Asks whether a token is to be removed. */
    void forgetToken(ForgeToken token) {
        context.sheets()
                .confirm(
                        SecretWords.forgetting(token),
                        _ -> change(
                                "Removing the token for " + token.forge(),
                                () -> context.workspace().checks().forgetToken(token.address()),
                                "The token for " + token.forge() + " is removed from the vault."));
    }

    /** What was given is held until it is kept, so that a wrong passphrase does not lose it. */
    private <T> void change(String what, Callable<Outcome<T>> act, String done) {
        again = () -> change(what, act, done);
        changing.ask(what, act, _ -> {
            again = () -> {};
            context.notices().done(done);
            if (attached) {
                refresh();
            }
        });
    }

    /** Does what failed or was stopped once more. */
    void again() {
        again.run();
    }

    private void tellWhoIsGone(Fault fault) {
        if (!attached) {
            context.notices().failed(fault);
        }
    }

    /** One sentence why no value of the selected one can be set; empty where one can. */
    String whyNotSet() {
        if (changing.runningProperty().get()) {
            return CHANGING;
        }
        return selected.get()
                .map(secret -> secret.state().declared()
                        ? ""
                        : "slipway.yaml declares no secret variable " + secret.name() + " for " + secret.environment()
                                + " any more.")
                .orElse("Choose a secret variable first.");
    }

    /** One sentence why there is nothing to remove; empty where there is. */
    String whyNotRemoved() {
        if (changing.runningProperty().get()) {
            return CHANGING;
        }
        return selected.get()
                .map(secret -> secret.kept() ? "" : "The vault has no value of " + SecretWords.title(secret) + ".")
                .orElse("Choose a secret variable first.");
    }

    Activity reading() {
        return reading;
    }

    Activity changing() {
        return changing;
    }

    /** The secret variables of the chosen environment. */
    ObservableList<SecretVariable> shown() {
        return shown;
    }

    /** The SSH keys whose passphrases the vault remembers. */
    ObservableList<Kept> passphrases() {
        return passphrases;
    }

    /** The tokens with which forges are asked, the project's first. */
    ObservableList<ForgeToken> tokens() {
        return tokens;
    }

    /** The names of the environments that have any. */
    ObservableList<String> environments() {
        return environments;
    }

    /** The one that is set or removed. */
    ObjectProperty<Optional<SecretVariable>> selectedProperty() {
        return selected;
    }

    /** Why the sources of an environment cannot be used: that of the selected secret, or the first one. */
    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Where slipway.yaml takes values from, in order; empty until it was read. */
    ReadOnlyObjectProperty<Optional<List<String>>> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }
}
