package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.app.HandClock;
import dev.slipway.app.Questions;
import dev.slipway.app.RecordedProject;
import dev.slipway.project.Tier;
import dev.slipway.secret.Secret;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.QuickVault;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A real vault, whose passphrase is asked for in the window. */
@OnDisplay
class VaultInWindowTest {
    private static final SecretName NAME = new SecretName("shop-api", "staging", "TOKEN");
    private static final Secret VALUE = Secret.of("hunter2 is no secret");
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path directory;

    @TempDir
    static Path shop;

    private static RecordedProject project;

    private final AtomicReference<Optional<ProjectWindow>> window = new AtomicReference<>(Optional.empty());

    @BeforeAll
    static void prepare() {
        project = RecordedProject.in(
                shop,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));
    }

    @AfterAll
    static void tidy() {
        if (project != null) {
            project.close();
        }
    }

    @Start
    void start(Stage stage) {
        window.set(Optional.of(Windows.show(stage, project)));
    }

    private Path place() {
        return directory.resolve("vault");
    }

    private Vault vault(Passphrases beforehand) {
        return QuickVault.of(place(), new AskedInWindow(window::get, beforehand));
    }

    private Vault vault() {
        return vault(Questions.NOBODY.passphrases());
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> use) {
        return CompletableFuture.supplyAsync(use, Thread::startVirtualThread);
    }

    private static void assertRefused(CompletableFuture<?> use) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(use::join)
                .havingCause()
                .isInstanceOf(VaultException.class)
                .withMessage("No passphrase was given, so the vault stays closed and nothing was changed.");
    }

    @Test
    void aNewVaultGetsAPassphraseThatIsTypedTwiceAndAskedForAgainOnceItIsLocked(FxRobot robot) {
        Person person = new Person(robot);
        Vault vault = vault();
        CompletableFuture<Boolean> kept = beside(() -> {
            vault.put(NAME, VALUE);
            return true;
        });
        person.sees("A passphrase for the new vault");
        person.sees("This machine has no keychain that Slipway can use");
        person.types("New passphrase, 8 characters or more", PASSPHRASE);
        person.types("The same again", PASSPHRASE);
        person.presses("Make the vault");
        assertThat(kept.join()).isTrue();
        assertThat(beside(() -> vault.find(NAME)).join()).contains(VALUE);

        vault.lock();
        CompletableFuture<Optional<Secret>> found = beside(() -> vault.find(NAME));
        person.types("Passphrase of the vault", PASSPHRASE);
        person.presses("Unlock");
        assertThat(found.join()).contains(VALUE);
        assertThat(QuickVault.find(place(), PASSPHRASE, NAME)).contains(VALUE);
    }

    @Test
    void cancelIsARefusalInOneSentenceAndLeavesTheVaultAsItWas(FxRobot robot) throws IOException {
        QuickVault.make(place(), PASSPHRASE);
        byte[] before = Files.readAllBytes(place().resolve("vault"));
        Person person = new Person(robot);
        CompletableFuture<Boolean> kept = beside(() -> {
            vault().put(NAME, VALUE);
            return true;
        });
        person.sees("The vault is locked");
        person.presses("Cancel");

        assertRefused(kept);
        assertThat(Files.readAllBytes(place().resolve("vault"))).isEqualTo(before);
    }

    @Test
    void nobodyIsAskedWhereAFileHasThePassphrase(FxRobot robot) throws IOException {
        QuickVault.make(place(), PASSPHRASE);
        Path file = Files.writeString(directory.resolve("passphrase"), PASSPHRASE);

        assertThat(beside(() -> vault(new PassphraseFile(Optional.of(file))).find(NAME))
                        .join())
                .isEmpty();
        new Person(robot).doesNotSee("The vault is locked");
    }

    @Test
    void whoClosesTheWindowAnswersNoneOfItsQuestions(FxRobot robot) {
        QuickVault.make(place(), PASSPHRASE);
        CompletableFuture<Optional<Secret>> one = beside(() -> vault().find(NAME));
        new Person(robot).sees("The vault is locked");
        CompletableFuture<Optional<Secret>> other = beside(() -> vault().find(NAME));

        robot.interact(() -> robot.targetWindow().hide());

        assertRefused(one);
        assertRefused(other);
    }
}
