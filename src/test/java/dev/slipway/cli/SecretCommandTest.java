package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HostQuestions;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.cli.HelloProject.Said;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.RealSshd;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.QuickVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secret values on the command line. A passphrase is given beforehand, so that no keychain of this machine is asked. */
class SecretCommandTest extends WithHelloProject {
    private static final String VALUE = "hunter2 is no secret";
    private static final String PASSPHRASE = "correct horse";

    private Path passphrase;

    @BeforeEach
    void declare() throws IOException {
        declare("TOKEN: { secret: true }, DATABASE_PASSWORD: { secret: true, required: true }");
        passphrase = Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n");
        hello.givePassphrase(Optional.of(passphrase));
        QuickVault.make(hello.data().resolve("vault"), PASSPHRASE);
    }

    private void declare(String variables) {
        hello.write("slipway.yaml", hello.configuration().replace("ROOT: /nowhere", "ROOT: /nowhere, " + variables));
        hello.git().run("commit", "-q", "-a", "-m", "chore: declare secrets");
    }

    @Test
    void aValueFromStandardInputIsKeptWithoutTheLineEndBehindIt() {
        Said set = hello.reading(VALUE + "\n", "secret", "set", "TOKEN", "--env", "staging");

        assertThat(set).isEqualTo(new Said(0, "TOKEN of staging is kept in the vault.\n", ""));
        assertThat(kept("staging", "TOKEN")).contains(Secret.of(VALUE));
        assertThat(kept("production", "TOKEN")).isEmpty();

        hello.reading("two\nlines\r\n\r\n", "secret", "set", "TOKEN", "--env", "staging");
        assertThat(kept("staging", "TOKEN")).contains(Secret.of("two\nlines\r\n"));
    }

    @Test
    void aPersonTypesTheValueAndThePassphraseUnseen() {
        hello.reading("first", "secret", "set", "TOKEN", "--env", "staging");
        hello.givePassphrase(Optional.empty());

        Said set = hello.typingUnseen(List.of(VALUE, PASSPHRASE), "secret", "set", "TOKEN", "--env", "staging");

        assertThat(set)
                .isEqualTo(new Said(
                        0,
                        "TOKEN of staging is kept in the vault.\n",
                        "Value of TOKEN in staging: Passphrase of the vault: "));
        hello.givePassphrase(Optional.of(passphrase));
        assertThat(kept("staging", "TOKEN")).contains(Secret.of(VALUE));
    }

    @Test
    void noValueAndNoPassphraseIsInAnyOutputOrFile() throws Exception {
        Said set = hello.reading(VALUE, "--verbose", "secret", "set", "TOKEN", "--env", "staging");
        Said json = hello.reading(VALUE, "--json", "secret", "set", "DATABASE_PASSWORD", "--env", "staging");
        Said list = hello.run("secret", "list");
        hello.givePassphrase(Optional.of(Files.writeString(directory.resolve("wrong"), "wrong horse")));
        Said wrong = hello.reading(VALUE, "--verbose", "secret", "set", "TOKEN", "--env", "staging");
        hello.givePassphrase(Optional.of(passphrase));
        Said removed = hello.run("secret", "remove", "TOKEN", "--env", "staging");
        Path export = directory.resolve("export.jsonl");
        Said audit = hello.run("audit");
        hello.run("audit", "export", export.toString());

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(Stream.of(set, json, list, wrong, removed, audit).map(Said::toString))
                .allSatisfy(said -> assertThat(said).doesNotContain("hunter2", "horse"));
        assertThat(Files.readString(export)).contains("secret.set").doesNotContain("hunter2", "horse");
        try (Stream<Path> files = Files.walk(hello.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("hunter2", "horse");
            }
        }
    }

    @Test
    void theTrailTellsWhoChangedWhichSecretWhere() {
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "staging");
        hello.run("secret", "remove", "TOKEN", "--env", "staging");

        assertThat(hello.run("audit", "--kind", "secret", "--environment", "staging")
                        .out()
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("secret.removed ", "staging  TOKEN  ", "ana@laptop"),
                        line -> assertThat(line).contains("secret.remove-wanted ", "staging  TOKEN  "),
                        line -> assertThat(line).contains("secret.set ", "staging  TOKEN  "),
                        line -> assertThat(line).contains("secret.set-wanted ", "staging  TOKEN  "));
    }

    @Test
    void theListTellsWhatHasAValueSinceWhenAndWhatHasNone() {
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "production");
        hello.givePassphrase(Optional.empty());

        assertThat(hello.run("secret", "list").out()).matches("""
                        staging       TOKEN                     no value yet
                        staging       DATABASE_PASSWORD         no value yet
                        production    TOKEN                     since 20[-0-9T:]+Z
                        production    DATABASE_PASSWORD         no value yet
                        """);
        assertThat(hello.run("secret", "list", "--env", "production", "--json").out())
                .matches("""
                        \\{"declared":true,"environment":"production","name":"TOKEN","since":"20[-0-9T:]+Z"}
                        \\{"declared":true,"environment":"production","name":"DATABASE_PASSWORD","since":null}
                        """);
        assertRefused(hello.run("secret", "list", "--env", "prod"), "There is no environment prod in slipway.yaml.");
    }

    @Test
    void whatIsNoLongerDeclaredIsListedAndCanBeRemoved() {
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "staging");
        declare("OTHER: { secret: true }");

        assertThat(hello.run("secret", "list", "--env", "staging").out())
                .contains("OTHER                     no value yet")
                .containsPattern("TOKEN                     since .*Z  not declared in slipway.yaml");
        assertThat(hello.run("secret", "remove", "TOKEN", "--env", "staging").out())
                .isEqualTo("TOKEN of staging is removed from the vault.\n");
        assertThat(hello.run("secret", "list").out()).doesNotContain("TOKEN");
    }

    @Test
    void aValueOfProductionIsRemovedByWhoTypesTheNameOfTheEnvironment() {
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "production");

        assertThat(hello.run("secret", "remove", "TOKEN", "--env", "production").err())
                .contains("Nobody can answer here, for standard input is not a terminal.", "Say --yes.");
        Said mistyped = hello.typing("yes", "secret", "remove", "TOKEN", "--env", "production");
        assertThat(mistyped.err())
                .contains("Type production to remove the value of TOKEN", "Not confirmed; nothing was changed.");
        assertThat(kept("production", "TOKEN")).contains(Secret.of(VALUE));

        assertThat(hello.typing("production", "secret", "remove", "TOKEN", "--env", "production")
                        .out())
                .contains("TOKEN of production is removed from the vault.");
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "production");
        assertThat(hello.run("--yes", "secret", "remove", "TOKEN", "--env", "production")
                        .status())
                .isZero();
        assertThat(kept("production", "TOKEN")).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheOneThatWasMeant() {
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKN", "--env", "staging"),
                "slipway.yaml declares no secret variable TOKN; did you mean TOKEN?",
                "Choose one of TOKEN, DATABASE_PASSWORD, or declare it there and commit.");
        assertRefused(
                hello.reading(VALUE, "secret", "set", "ROOT", "--env", "staging"),
                "slipway.yaml declares no secret variable ROOT.");
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "stagng"),
                "There is no environment stagng in slipway.yaml.");
        hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "staging");
        assertRefused(
                hello.run("secret", "remove", "TOKE", "--env", "staging"),
                "The vault has no value of TOKE in staging; did you mean TOKEN?");
        assertRefused(
                hello.run("secret", "remove", "TOKEN", "--env", "production"),
                "The vault has no value of TOKEN in production.");
    }

    @Test
    void aValueThatCannotBeUsedIsRefused() {
        assertRefused(hello.reading("\n", "secret", "set", "TOKEN", "--env", "staging"), "The value is empty");
        assertRefused(
                hello.typingUnseen(List.of(), "secret", "set", "TOKEN", "--env", "staging"), "The value is empty");
        assertRefused(
                hello.reading("x".repeat(127_995), "secret", "set", "TOKEN", "--env", "staging"),
                "The value of TOKEN is too long: with its name it has more than 128000 bytes.");
        assertRefused(
                hello.reading("\u00e4".repeat(63_998), "secret", "set", "TOKEN", "--env", "staging"),
                "The value of TOKEN is too long");
        assertRefused(hello.reading("a\0b", "secret", "set", "TOKEN", "--env", "staging"), "holds a NUL character");
        assertRefused(hello.reading("\uFFFD", "secret", "set", "TOKEN", "--env", "staging"), "bytes that are no text");
        assertRefused(hello.reading(VALUE, "secret", "set", "TOKEN"), "Missing required option: '--env=ENV'");
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKEN", VALUE, "--env", "staging"),
                "slipway secret set takes no value behind the name, for others could read it there.");
        assertThat(kept("staging", "TOKEN")).isEmpty();

        hello.reading("x".repeat(127_994) + "\n", "secret", "set", "TOKEN", "--env", "staging");
        assertThat(kept("staging", "TOKEN")).contains(Secret.of("x".repeat(127_994)));
    }

    @Test
    void thePassphraseOfAKeyIsKeptWhereItOpensThat() throws Exception {
        Path key = directory.resolve("id_own");
        RealSshd.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "hunter2", "-C", "mia", "-f", key.toString()));

        assertRefused(
                hello.reading("horse", "secret", "remember", key.toString()), "That is not the passphrase of " + key);
        assertRefused(
                hello.reading("hunter2", "secret", "remember", passphrase.toString()),
                passphrase + " cannot be read as a key");
        Path open = directory.resolve("id_open");
        RealSshd.generateKey("ed25519", open);
        assertRefused(hello.reading("hunter2", "secret", "remember", open.toString()), open + " has no passphrase");
        Path nowhere = directory.resolve("nowhere");
        assertRefused(hello.run("secret", "remember", nowhere.toString()), "There is no file " + nowhere);
        assertThat(hello.run("secret", "keys").err()).contains("The vault remembers no passphrase of an SSH key.");

        assertThat(hello.reading("hunter2\n", "secret", "remember", key.toString())
                        .out())
                .contains("The passphrase of " + key + " is kept in the vault.");
        assertThat(hello.run("secret", "keys").out()).contains(key + "  since ");
        assertThat(hello.run("secret", "forget", key.toString()).out())
                .contains("The passphrase of " + key + " is removed from the vault.");
        assertRefused(hello.run("secret", "forget", key.toString()), "The vault has no passphrase of " + key);
    }

    @Test
    void aValueThatIsTypedIntoTheCommandLineIsRefusedAndNotRepeated() {
        for (List<String> words : List.of(
                List.of("secret", "set", "TOKEN=hunter2", "--env", "staging"),
                List.of("secret", "remove", "TOKEN=hunter2", "--env", "staging"))) {
            assertRefused(
                    hello.run(words.toArray(String[]::new)),
                    "That is not a variable's name, which has letters, digits and _ only.");
        }
        for (List<String> words : List.of(
                List.of("TOKEN", "hunter2"),
                List.of("TOKEN", "-2hunter2"),
                List.of("TOKEN", "--hunter2"),
                List.of("TOKEN", "--value=hunter2"),
                List.of("TOKEN", "--yes=hunter2"),
                List.of("-2hunter2"))) {
            List<String> all = Stream.of(List.of("secret", "set", "--env", "staging"), words)
                    .flatMap(List::stream)
                    .toList();
            assertRefused(hello.run(all.toArray(String[]::new)), "slipway secret set takes no value behind the name");
        }
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKEN", "--evn=hunter2"),
                "slipway secret set has no such option; did you mean --env?");
        assertRefused(hello.run("secret", "TOKEN=hunter2"), "slipway secret has no such command.");
        assertThat(kept("staging", "TOKEN")).isEmpty();
    }

    @Test
    void whereNobodyMayBeAskedThatIsSaid() {
        hello.reading("first", "secret", "set", "TOKEN", "--env", "staging");
        assertRefused(
                hello.typingUnseen(List.of(VALUE), "--yes", "secret", "set", "TOKEN", "--env", "staging"),
                "With --yes and --json nobody is asked for a value.");

        hello.givePassphrase(Optional.empty());
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "staging"),
                "opens with a passphrase, and nobody can be asked for it here.",
                "SLIPWAY_PASSPHRASE_FILE");
        hello.givePassphrase(Optional.of(directory.resolve("absent")));
        assertRefused(
                hello.reading(VALUE, "secret", "set", "TOKEN", "--env", "staging"),
                "The file " + directory.resolve("absent") + " that SLIPWAY_PASSPHRASE_FILE names cannot be read.");
        hello.givePassphrase(Optional.of(passphrase));
        assertThat(kept("staging", "TOKEN")).contains(Secret.of("first"));
    }

    private Optional<Secret> kept(String environment, String name) {
        Questions questions = new Questions(HostQuestions.NOBODY, new PassphraseFile(Optional.of(passphrase)));
        if (hello.open(hello.project(), questions) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
            try (workspace) {
                return Optional.ofNullable(
                        workspace.secrets().find(environment, Set.of(name)).get(name));
            }
        }
        throw new AssertionError("The project does not open");
    }

    private static void assertRefused(Said said, String... words) {
        assertThat(said.err()).as(said.out()).contains(words).doesNotContain("Exception", "hunter2", "horse");
        assertThat(said.out()).isEmpty();
        assertThat(said.status()).isEqualTo(2);
    }
}
