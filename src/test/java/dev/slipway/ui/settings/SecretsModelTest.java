package dev.slipway.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.app.ForgeToken;
import dev.slipway.app.HostQuestions;
import dev.slipway.app.Questions;
import dev.slipway.app.SecretVariable;
import dev.slipway.app.Secrets;
import dev.slipway.git.GitProgram;
import dev.slipway.journal.Query;
import dev.slipway.secret.Secret;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.YesPerson;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Fault;
import dev.slipway.vault.PassphraseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret variables of a project with a real vault, as the page shows them. */
class SecretsModelTest {
    private static final String VARIABLES =
            "variables: { TOKEN: { secret: true }, DATABASE_PASSWORD: { secret: true, required: true } }";
    private static final String SOURCES = "secrets: [keychain]";
    private static final String VALUE = "hunter2 is no secret";

    @TempDir
    private Path directory;

    private SafeShop shop;
    private SecretsModel model;
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(Instant.EPOCH);
    private final YesPerson person = new YesPerson();

    @BeforeEach
    void start() throws Exception {
        shop = new SafeShop(directory, VARIABLES, SOURCES);
        model = model();
        model.attach();
    }

    @AfterEach
    void stop() {
        if (shop != null) {
            model.detach();
            shop.close();
        }
    }

    private SecretsModel model() {
        ScreenContext quiet = Pictures.withoutWindow(shop.workspace());
        return new SecretsModel(new ScreenContext(
                quiet.workspace(),
                quiet.background(),
                quiet.navigator(),
                person,
                person,
                quiet.stops(),
                now,
                quiet.memory()));
    }

    private SecretVariable secret(String environment, String name) {
        return model.shown().stream()
                .filter(secret -> secret.id().equals(List.of(environment, name)))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String environment, String name) {
        model.selectedProperty().set(Optional.of(secret(environment, name)));
    }

    private List<String> told() {
        return model.shown().stream()
                .map(secret -> String.join(
                        ", ",
                        SecretWords.title(secret),
                        SecretWords.mark(secret).word(),
                        SecretWords.from(secret),
                        SecretWords.declared(secret)))
                .toList();
    }

    @Test
    void theTokenOfTheForgeIsKeptReplacedAndRemovedAndOneOfAnotherForgeIsToldAsNotUsed() {
        GitProgram git = new GitProgram(shop.project().directory());
        git.run("remote", "add", "origin", "https://gitlab.com/team/shop.git");
        model.read();
        model.keepToken(model.tokens().getFirst(), Secret.of("glpat-1"));
        git.run("remote", "set-url", "origin", "https://github.com/team/shop.git");
        model.read();
        assertThat(model.tokens())
                .extracting(
                        ForgeToken::address,
                        ForgeToken::used,
                        token -> token.since().isPresent())
                .containsExactly(tuple("https://github.com", true, false), tuple("https://gitlab.com", false, true));

        model.keepToken(model.tokens().getFirst(), Secret.of("ghp_1"));
        model.keepToken(model.tokens().getFirst(), Secret.of("ghp_2"));
        assertThat(model.tokens().getFirst().since()).isPresent();
        List.copyOf(model.tokens()).forEach(model::forgetToken);

        assertThat(model.tokens())
                .extracting(ForgeToken::address, token -> token.since().isPresent())
                .containsExactly(tuple("https://github.com", false));
        assertThat(person.asked())
                .extracting(question -> question.title())
                .containsExactly("Remove the token for GitHub?", "Remove the token for https://gitlab.com?");
        assertThat(person.heard())
                .containsExactly(
                        "The token for GitLab is kept in the vault.",
                        "The token for GitHub is kept in the vault.",
                        "The token for GitHub is kept in the vault.",
                        "The token for GitHub is removed from the vault.",
                        "The token for https://gitlab.com is removed from the vault.");
    }

    @Test
    void theKeysWhosePassphrasesTheVaultRemembersAreListedAndForgottenOnceThatWasConfirmed() {
        Path key = Path.of("/home/mia/.ssh/id_ed25519");
        shop.remember(key, VALUE);
        model.read();
        assertThat(model.passphrases()).extracting(kept -> kept.secret().name()).containsExactly(key.toString());

        model.forget(model.passphrases().getFirst());

        assertThat(person.asked())
                .singleElement()
                .satisfies(question -> assertThat(question.title()).contains(key.toString()));
        assertThat(person.heard()).containsExactly("The passphrase of " + key + " is removed from the vault.");
        assertThat(model.passphrases()).isEmpty();
    }

    @Test
    void everyDeclaredSecretIsListedInEveryEnvironmentWithWhereItsValueComesFrom() {
        shop.keep("production", "TOKEN", VALUE);
        now.set(Instant.EPOCH.plusSeconds(5));

        assertThat(told())
                .containsExactly(
                        "TOKEN of staging, no value, nowhere, declared",
                        "DATABASE_PASSWORD of staging, missing, nowhere, required",
                        "TOKEN of production, has a value, vault, declared",
                        "DATABASE_PASSWORD of production, missing, nowhere, required");
        assertThat(secret("production", "TOKEN").state().since())
                .contains(shop.clock().instant());
        assertThat(model.environments()).containsExactly("staging", "production");
        model.choose(Optional.of("production"));
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void aValueIsKeptAsTheCommandLineKeepsItAndTheTrailHasOnlyItsName() {
        model.set(secret("staging", "TOKEN"), Secret.of(VALUE));

        assertThat(shop.kept("staging", "TOKEN")).contains(Secret.of(VALUE));
        assertThat(person.heard()).containsExactly("TOKEN of staging is kept in the vault.");
        assertThat(SecretWords.mark(secret("staging", "TOKEN")).word()).isEqualTo("has a value");
        assertThat(shop.workspace().journal().find(Query.newest(10)).toString())
                .contains("secret.set-wanted", "TOKEN")
                .doesNotContain("hunter2");
    }

    @Test
    void aValueIsRemovedAfterAQuestionAndOnProductionTheEnvironmentsNameIsTyped() {
        shop.keep("staging", "TOKEN", VALUE);
        shop.keep("production", "DATABASE_PASSWORD", VALUE);
        model.read();
        choose("production", "DATABASE_PASSWORD");

        model.remove(secret("production", "DATABASE_PASSWORD"));
        model.remove(secret("staging", "TOKEN"));

        assertThat(person.asked())
                .extracting(Confirmation::typed)
                .containsExactly(Optional.of("production"), Optional.empty());
        assertThat(person.asked().getFirst().changes())
                .contains("It is required: until a source has another value, deployments to production are refused.");
        assertThat(person.heard())
                .containsExactly(
                        "DATABASE_PASSWORD of production is removed from the vault.",
                        "TOKEN of staging is removed from the vault.");
        assertThat(shop.kept("production", "DATABASE_PASSWORD")).isEmpty();
        assertThat(told()).noneMatch(line -> line.contains("has a value"));
        assertThat(model.whyNotRemoved()).isEqualTo("The vault has no value of DATABASE_PASSWORD of production.");
    }

    @Test
    void whatIsNotDeclaredAnyMoreIsListedAndCanBeRemovedButNotSet() {
        shop.keep("staging", "TOKEN", VALUE);
        shop.declare("variables: { OTHER: { secret: true } }", SOURCES);
        model.read();

        assertThat(told()).contains("TOKEN of staging, not used, nowhere, not declared any more");
        choose("staging", "TOKEN");
        assertThat(model.whyNotSet()).isEqualTo("slipway.yaml declares no secret variable TOKEN for staging any more.");
        assertThat(model.whyNotRemoved()).isEmpty();
        model.set(secret("staging", "TOKEN"), Secret.of("another"));
        assertThat(model.changing().faultProperty().get().orElseThrow().sentence())
                .startsWith("slipway.yaml declares no secret variable TOKEN");
        model.remove(secret("staging", "TOKEN"));
        assertThat(told()).noneMatch(line -> line.startsWith("TOKEN"));
        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void aValueThatCouldNotBeKeptIsNotLostAndKeptWhenItIsTriedAgain() throws Exception {
        Path passphrase = Files.writeString(directory.resolve("typed"), "wrong horse");
        shop.project().reopen(new Questions(HostQuestions.NOBODY, new PassphraseFile(Optional.of(passphrase))));
        model.detach();
        model = model();
        model.attach();

        model.set(secret("staging", "TOKEN"), Secret.of(VALUE));
        Fault fault = model.changing().faultProperty().get().orElseThrow();
        assertThat(fault.sentence()).startsWith("This is not the passphrase of the vault");
        assertThat(fault.remedy()).startsWith("Try again with the right one");
        assertThat(fault.details()).doesNotContain("hunter2", "horse");
        assertThat(shop.kept("staging", "TOKEN")).isEmpty();

        Files.writeString(passphrase, SafeShop.PASSPHRASE);
        model.again();
        assertThat(shop.kept("staging", "TOKEN")).contains(Secret.of(VALUE));
        assertThat(model.changing().faultProperty().get()).isEmpty();

        model.again();
        assertThat(person.heard()).hasSize(1);
    }

    @Test
    void whoHasLeftThePageIsToldThatAValueCouldNotBeKept() throws Exception {
        Files.writeString(shop.vault().resolve("vault"), "scrawl");
        SecretVariable secret = secret("staging", "TOKEN");
        model.detach();

        model.set(secret, Secret.of(VALUE));

        assertThat(person.faults())
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.sentence()).endsWith("is damaged: it is not as Slipway wrote it."));
    }

    @Test
    void aVaultThatIsDamagedOrOpenToOthersSaysWhatToDo() throws Exception {
        Path file = shop.vault().resolve("vault");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        model.read();
        Fault open = model.reading().faultProperty().get().orElseThrow();
        assertThat(open.sentence()).startsWith("Others on this machine may read or change " + file);
        assertThat(open.remedy()).startsWith("Say chmod 600 " + file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "scrawl");
        model.read();
        Fault damaged = model.reading().faultProperty().get().orElseThrow();
        assertThat(damaged.sentence()).isEqualTo("The vault " + file + " is damaged: it is not as Slipway wrote it.");
        assertThat(damaged.remedy()).startsWith("Put a copy of the file back");
    }

    @Test
    void thePageSaysWhetherTheConfigurationUsesTheVaultAtAll() {
        assertThat(SecretWords.sources(model.sourcesProperty().get().orElseThrow()))
                .startsWith("Values lie sealed in the vault");
        shop.declare(VARIABLES, "secrets: ['file:.slipway/secrets.env']");
        model.read();
        assertThat(SecretWords.sources(model.sourcesProperty().get().orElseThrow()))
                .isEqualTo("slipway.yaml takes values from .slipway/secrets.env, and none from the vault of this"
                        + " workstation. Name keychain under secrets there, and commit it, to use it.");
        assertThat(SecretWords.setting(secret("staging", "TOKEN")))
                .contains("Hosts do not get it while slipway.yaml does not name keychain under secrets.");
        shop.declare(VARIABLES);
        model.read();
        assertThat(SecretWords.sources(model.sourcesProperty().get().orElseThrow()))
                .startsWith("slipway.yaml names no source of values");
    }

    @Test
    void aFileThatStandsFirstHidesTheVaultAndSaysSoBeforeAValueIsSetOrRemoved() throws Exception {
        shop.declare(VARIABLES, "secrets: ['file:.slipway/${environment}.env', keychain]");
        shop.write(".slipway/staging.env", "TOKEN='" + VALUE + "'\n");
        shop.keep("staging", "TOKEN", VALUE);
        model.read();

        assertThat(told())
                .contains(
                        "TOKEN of staging, has a value, .slipway/staging.env, declared",
                        "TOKEN of production, no value, nowhere, declared");
        SecretVariable hidden = secret("staging", "TOKEN");
        assertThat(hidden.kept()).isTrue();
        assertThat(SecretWords.setting(hidden))
                .contains("Hosts do not get it while .slipway/staging.env has a value, which counts first.");
        assertThat(SecretWords.removing(hidden).changes())
                .contains("Deployments go on to take the value from .slipway/staging.env.");
        assertThat(SecretWords.setting(secret("production", "TOKEN")))
                .contains("Hosts get it with the next deployment to production.");
    }

    @Test
    void aFileBehindTheVaultIsUsedUntilTheVaultHasAValue() throws Exception {
        shop.declare(VARIABLES, "secrets: [keychain, 'file:.slipway/secrets.env']");
        shop.write(".slipway/secrets.env", "TOKEN='" + VALUE + "'\n");
        model.read();
        assertThat(SecretWords.from(secret("staging", "TOKEN"))).isEqualTo(".slipway/secrets.env");
        assertThat(SecretWords.setting(secret("staging", "TOKEN")))
                .contains("Hosts get it with the next deployment to staging.");

        model.set(secret("staging", "TOKEN"), Secret.of(VALUE));

        assertThat(SecretWords.from(secret("staging", "TOKEN"))).isEqualTo("vault");
    }

    @Test
    void aFileThatCannotBeUsedIsAFaultWithARemedyAndHidesNothingElse() throws Exception {
        shop.declare(VARIABLES, "secrets: [keychain, 'file:.slipway/${environment}.env']");
        shop.keep("production", "TOKEN", VALUE);
        Path file = shop.write(".slipway/staging.env", "TOKEN='" + VALUE + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        model.read();

        assertThat(told())
                .contains(
                        "TOKEN of staging, unknown, –, declared", "TOKEN of production, has a value, vault, declared");
        Fault fault = model.faultProperty().get().orElseThrow();
        assertThat(fault.sentence()).isEqualTo(".slipway/staging.env is open to others (rw-r--r--).");
        assertThat(fault.remedy()).isEqualTo("Run chmod 600 .slipway/staging.env.");
        model.choose(Optional.of("production"));
        assertThat(model.faultProperty().get()).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        model.choose(Optional.empty());
        now.set(Instant.EPOCH.plusSeconds(5));
        assertThat(model.faultProperty().get()).isEmpty();
        assertThat(SecretWords.mark(secret("staging", "TOKEN")).word()).isEqualTo("has a value");
    }

    @Test
    void aValueThatNoCommandCouldGetIsRefusedInTheSameWordsAsOnTheCommandLine() {
        model.set(secret("staging", "TOKEN"), Secret.of("a\0b"));
        assertThat(model.changing().faultProperty().get().orElseThrow().sentence())
                .isEqualTo("The value holds a NUL character, which no variable can, so nothing was kept.");

        model.set(secret("staging", "TOKEN"), Secret.of("long".repeat(Secrets.LONGEST)));
        assertThat(model.changing().faultProperty().get().orElseThrow().sentence())
                .startsWith("The value of TOKEN is too long");
        assertThat(shop.kept("staging", "TOKEN")).isEmpty();
    }

    @Test
    void aProjectWithoutSecretsHasAnEmptyList() {
        shop.declare();
        model.read();

        assertThat(model.shown()).isEmpty();
        assertThat(model.environments()).isEmpty();
        assertThat(model.whyNotSet()).isEqualTo("Choose a secret variable first.");
    }
}
