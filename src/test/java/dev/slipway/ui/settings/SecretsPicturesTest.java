package dev.slipway.ui.settings;

import dev.slipway.app.ForgeToken;
import dev.slipway.app.SecretVariable;
import dev.slipway.git.GitProgram;
import dev.slipway.secret.Secret;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.SheetAlone;
import dev.slipway.ui.project.TokenSheet;
import dev.slipway.ui.shell.PassphraseSheet;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.vault.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the page with secret variables in its states, and of what it asks. */
class SecretsPicturesTest {
    private static final String VARIABLES = "variables: { DATABASE_PASSWORD: { secret: true, required: true },"
            + " SMTP_PASSWORD: { secret: true }, PAYMENT_PROVIDER_WEBHOOK_SIGNING_SECRET: { secret: true } }";
    private static final String SOURCES = "secrets: [keychain, 'file:.slipway/secrets.${environment}.env']";
    private static final String VALUE = "hunter2 is no secret";

    @TempDir
    private static Path directory;

    private static SafeShop shop;

    @BeforeAll
    static void start() throws Exception {
        Pictures.startToolkit();
        shop = new SafeShop(
                directory.resolve("shop"),
                VARIABLES.replace(" }, PAY", " }, OLD_TOKEN: { secret: true }, PAY"),
                SOURCES);
        shop.clock().set(Samples.NOW.minus(Duration.ofDays(40)));
        shop.keep("staging", "OLD_TOKEN", VALUE);
        shop.clock().set(Samples.NOW.minus(Duration.ofHours(70)));
        shop.keep("staging", "DATABASE_PASSWORD", VALUE);
        shop.keep("production", "SMTP_PASSWORD", VALUE);
        shop.clock().set(Samples.NOW);
        shop.remember(Path.of("/home/mia/.ssh/id_ed25519"), VALUE);
        shop.remember(Path.of("/home/mia/.ssh/keys/of/the/production/hosts/id_ecdsa_deploy"), VALUE);
        new GitProgram(shop.project().directory()).run("remote", "add", "origin", "https://github.com/team/shop.git");
        shop.workspace().checks().keepToken(Secret.of(VALUE.replace(" ", "-")));
        shop.declare(VARIABLES, SOURCES);
        shop.write(".slipway/secrets.staging.env", "SMTP_PASSWORD='" + VALUE + "'\n");
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    private static void take(String name, String environment, String variable) {
        Pictures.take(
                name,
                Pictures.context(shop.workspace()),
                SecretsView::new,
                root -> select(root, environment, variable));
    }

    @SuppressWarnings("unchecked")
    private static void select(Node root, String environment, String variable) {
        TableView<SecretVariable> table = (TableView<SecretVariable>) root.lookup(".table-view");
        table.getItems().stream()
                .filter(secret -> secret.id().equals(List.of(environment, variable)))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
        root.applyCss();
        ((Parent) root).layout();
    }

    @Test
    void valuesFromTheVaultFromAFileAndFromNowhere() {
        take("secrets", "production", "SMTP_PASSWORD");
    }

    @Test
    void aFileThatOthersCanReadSaysWhatToDo() throws Exception {
        Path file = shop.write(".slipway/secrets.production.env", "SMTP_PASSWORD='" + VALUE + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            take("secrets-open-file", "none", "none");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aVaultThatIsDamaged(@TempDir Path other) throws Exception {
        try (SafeShop damaged = new SafeShop(other.resolve("shop"), VARIABLES, SOURCES)) {
            Files.writeString(damaged.vault().resolve("vault"), "scrawl");
            Pictures.take("secrets-damaged", Pictures.context(damaged.workspace()), SecretsView::new, _ -> {});
        }
    }

    @Test
    void aProjectWithoutSecretVariables(@TempDir Path other) throws Exception {
        try (SafeShop none = new SafeShop(other.resolve("shop"))) {
            Pictures.take("secrets-none", Pictures.context(none.workspace()), SecretsView::new, _ -> {});
        }
    }

    @Test
    void aValueIsAskedFor() {
        sheet("secrets-set", sheets -> SecretSheet.open(secret("production", "SMTP_PASSWORD"), sheets, _ -> {}));
    }

    @Test
    void aRemovalSaysWhatItChanges() {
        sheet(
                "secrets-remove",
                sheets -> sheets.confirm(SecretWords.removing(secret("production", "SMTP_PASSWORD")), _ -> {}));
    }

    @Test
    void theRemovalOfAPassphraseSaysWhatItChanges() {
        Kept kept = shop.workspace().secrets().passphrases().getFirst();
        sheet("secrets-forget", sheets -> sheets.confirm(SecretWords.forgetting(kept), _ -> {}));
    }

    @Test
    void theTokenOfAForgeIsReplacedAndItsRemovalSaysWhatItChanges() {
        ForgeToken token = shop.workspace().checks().forgeTokens().getFirst();
        sheet("secrets-token", sheets -> TokenSheet.open(token.forge(), sheets, _ -> {}));
        sheet("secrets-token-remove", sheets -> sheets.confirm(SecretWords.forgetting(token), _ -> {}));
    }

    @Test
    void thePassphraseIsAskedFor() {
        sheet("passphrase", sheets -> sheets.show(PassphraseSheet.toUnlock(_ -> {})));
        sheet(
                "passphrase-new",
                sheets -> sheets.show(PassphraseSheet.toChoose(
                        "This machine has no keychain that Slipway can use (none was found); the vault"
                                + " /home/mia/.local/share/slipway/vault/vault gets a passphrase.",
                        _ -> {})));
    }

    private static SecretVariable secret(String environment, String variable) {
        return shop.workspace().secretVariables().stream()
                .filter(secret -> secret.id().equals(List.of(environment, variable)))
                .findFirst()
                .orElseThrow();
    }

    private static void sheet(String name, Consumer<Sheets> open) {
        Pictures.take(name, Pictures.context(shop.workspace()), _ -> new SheetAlone(open), _ -> {});
    }
}
