package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secret variables travel to real hosts, and back with the release that had them. */
class SecretsTest extends WithHelloProject {
    @BeforeEach
    void declare() throws IOException {
        hello.write(
                "slipway.yaml",
                hello.configuration()
                                .replace("test ! -e app/broken", "printf %s \\\"$API_KEY\\\" >'" + seen() + "'")
                                .replace(
                                        "ROOT: /nowhere",
                                        "ROOT: /nowhere, API_KEY: { secret: true, required: true },"
                                                + " DATABASE_URL: { secret: true, required: true }, DSN: { secret: true }")
                        + "secrets: [keychain, \"file:.slipway/secrets.${environment}.env\"]\n");
        hello.write(".gitignore", ".slipway/\n");
        hello.release("v2.0.0", "feat: keep secrets", "hello");
        hello.release("v2.1.0", "feat: keep more secrets", "hello again");
    }

    private Path seen() {
        return directory.resolve("seen");
    }

    private void secrets(String text) throws IOException {
        hello.write(".slipway/secrets.staging.env", text);
        Files.setPosixFilePermissions(
                hello.project().resolve(".slipway/secrets.staging.env"), PosixFilePermissions.fromString("rw-------"));
    }

    private List<Path> releases() throws IOException {
        try (Stream<Path> releases = Files.list(hello.root("staging").resolve("releases"))) {
            return releases.sorted().toList();
        }
    }

    @Test
    void missingValuesAreToldAllAtOnceBeforeAHostIsTouched() throws IOException {
        secrets("DSN=optional\n");

        for (Said said : List.of(
                hello.run("plan", "v2.0.0", "--to", "staging"),
                hello.run("deploy", "v2.0.0", "--to", "staging", "--yes"))) {
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err())
                    .contains("The required secret variables API_KEY, DATABASE_URL have no value in staging.")
                    .contains("slipway secret set API_KEY --env staging; slipway secret set DATABASE_URL --env staging")
                    .contains("Or: Put API_KEY=…, DATABASE_URL=… into .slipway/secrets.staging.env.");
        }
        assertThat(hello.run("doctor", "staging").out()).contains("API_KEY, DATABASE_URL have no value in staging");
        assertThat(directory.resolve("hosts")).doesNotExist();
    }

    @Test
    void aSourceThatOthersCanReadOrThatGitTracksIsRefused() throws IOException {
        secrets("API_KEY=abcd1234\nDATABASE_URL=abcd1234\n");
        Path file = hello.project().resolve(".slipway/secrets.staging.env");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(hello.run("plan", "v2.0.0", "--to", "staging").err())
                .contains(".slipway/secrets.staging.env is open to others (rw-r--r--).\nRun chmod 600 ");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        hello.git().run("add", "-f", ".slipway/secrets.staging.env");
        assertThat(hello.run("plan", "v2.0.0", "--to", "staging").err())
                .contains(".slipway/secrets.staging.env is tracked by git.\nRun git rm --cached ");
        assertThat(directory.resolve("hosts")).doesNotExist();
    }

    @Test
    void valuesReachTheAppFromTheFirstSourceThatHasThemInAFileOfTheirOwnerAlone() throws IOException {
        secrets("API_KEY=from-the-file\nDATABASE_URL='it is'\n");
        hello.makeVault();
        hello.keep("API_KEY", "staging", "from 'the' keychain $HOME");

        Said plan = hello.run("plan", "v2.0.0", "--to", "staging");
        assertThat(plan.status()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("web: secrets: API_KEY new, DATABASE_URL new");
        assertThat(hello.run("plan", "v2.0.0", "--to", "staging").out()).isEqualTo(plan.out());
        hello.deploy("v2.0.0", "staging");

        assertThat(seen()).hasContent("from 'the' keychain $HOME");
        Path secrets = hello.root("staging").resolve("current/.slipway/secrets");
        assertThat(Files.getPosixFilePermissions(secrets)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(secrets.resolveSibling("seals")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(hello.root("staging").resolve("current/.slipway/env")))
                .doesNotContain("keychain");
    }

    @Test
    void aVaultThatCannotBeOpenedIsToldInItsOwnWordsBeforeAHostIsTouched() throws IOException {
        hello.makeVault();
        hello.keep("API_KEY", "staging", "kept in the vault");
        hello.keep("DATABASE_URL", "staging", "kept there too");
        Path wrong = Files.writeString(directory.resolve("wrong"), "wrong horse\n");

        hello.givePassphrase(Optional.of(wrong));
        Said notThis = hello.run("plan", "v2.0.0", "--to", "staging");
        hello.givePassphrase(Optional.empty());
        Said nobody = hello.run("deploy", "v2.0.0", "--to", "staging", "--yes");

        assertThat(notThis.status()).isEqualTo(2);
        assertThat(notThis.err())
                .contains("This is not the passphrase of the vault ")
                .contains("\nTry again with ");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.err()).contains("and nobody can be asked for it here.\nRun it on a terminal, or name a file");
        assertThat(directory.resolve("hosts")).doesNotExist();
    }

    @Test
    void thePassphraseIsAskedForAPlanAndNotForALook() throws IOException {
        hello.makeVault();
        hello.keep("API_KEY", "staging", "kept in the vault");
        hello.keep("DATABASE_URL", "staging", "kept there too");
        hello.givePassphrase(Optional.empty());

        assertThat(hello.run("status", "staging").status()).isZero();
        assertThat(hello.run("doctor", "staging").out())
                .contains("staging / secrets")
                .contains("2 values");
        Said plan = hello.typingUnseen(List.of("correct horse"), "plan", "v2.0.0", "--to", "staging");

        assertThat(plan.err()).isEqualTo("Passphrase of the vault: ");
        assertThat(plan.out()).contains("API_KEY new, DATABASE_URL new");
        assertThat(hello.run("plan", "v1.1.0", "--to", "staging").status())
                .as("a release without secret variables")
                .isZero();
    }

    @Test
    void valuesOfTheVaultAreMaskedInWhatARestartWritesAndALookDoesNotTellAnswersThatMayHaveThem() throws IOException {
        hello.makeVault();
        hello.keep("API_KEY", "staging", "kept in the vault");
        hello.keep("DATABASE_URL", "staging", "kept there too");
        int port = hello.saying("kept in the vault");
        hello.write(
                "slipway.yaml",
                Files.readString(hello.project().resolve("slipway.yaml"))
                        .replace("printf", "echo \\\"it is $API_KEY\\\"; printf"));
        hello.release("v3.0.0", "feat: print it", "hello");
        Said deploy = hello.run("deploy", "v3.0.0", "--to", "staging", "--yes");
        hello.write(
                "slipway.yaml",
                Files.readString(hello.project().resolve("slipway.yaml"))
                        .replace(
                                "    files: [\"app/**\"]\n",
                                "    files: [\"app/**\"]\n    health: { http: \"http://127.0.0.1:" + port
                                        + "/\", conditions: [\"[body] == fine\"] }\n"));
        hello.git().run("commit", "-q", "-a", "-m", "feat: look at its health");

        Said status = hello.run("status", "staging");

        assertThat(deploy.out()).contains("it is ***").doesNotContain("kept in the vault");
        assertThat(status.out())
                .contains("[body] == fine does not hold; the answer is not shown")
                .doesNotContain("kept in the vault");
    }

    @Test
    void goingBackGivesTheValueThatTheReleaseHad() throws IOException {
        secrets("API_KEY=the-first-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v2.0.0", "staging");
        secrets("API_KEY=the-second-value\nDATABASE_URL=stays-the-same\n");

        assertThat(hello.run("plan", "v2.1.0", "--to", "staging").out())
                .contains("secrets: API_KEY changed, DATABASE_URL same");
        hello.deploy("v2.1.0", "staging");
        assertThat(seen()).hasContent("the-second-value");

        assertThat(hello.typing("no", "rollback", "staging").out())
                .contains("secrets: API_KEY changed, DATABASE_URL same");
        Said rollback = hello.run("rollback", "staging", "--yes");
        assertThat(rollback.status()).as(rollback.err()).isZero();
        assertThat(seen()).hasContent("the-first-value");
    }

    @Test
    void earlierValuesAreMaskedWhenTheReleaseThatHasThemRunsAgain() throws IOException {
        hello.write(
                "slipway.yaml",
                Files.readString(hello.project().resolve("slipway.yaml"))
                        .replace("printf", "echo \\\"it is $API_KEY\\\"; printf"));
        hello.release("v3.0.0", "feat: print it", "hello");
        hello.release("v3.1.0", "feat: print it too", "hello again");
        secrets("API_KEY=the-first-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v3.0.0", "staging");
        secrets("API_KEY=the-second-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v3.1.0", "staging");

        Said rollback = hello.run("rollback", "staging", "--yes");

        assertThat(seen()).hasContent("the-first-value");
        assertThat(rollback.out()).contains("it is ***").doesNotContain("the-first-value");
    }

    @Test
    void aNewValueOfTheSameReleaseIsDeployedAndTakenBackAlone() throws IOException {
        secrets("API_KEY=the-first-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v2.0.0", "staging");
        secrets("API_KEY=the-second-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v2.0.0", "staging");
        assertThat(seen()).hasContent("the-second-value");

        assertThat(hello.run("rollback", "staging", "--yes").status()).isZero();
        assertThat(seen()).hasContent("the-first-value");
    }

    @Test
    void valuesThatSomeoneChangedOnTheHostAreNoticed() throws IOException {
        secrets("API_KEY=the-first-value\nDATABASE_URL=stays-the-same\n");
        hello.deploy("v2.0.0", "staging");
        hello.deploy("v2.1.0", "staging");
        Files.writeString(releases().getFirst().resolve(".slipway/secrets"), "export API_KEY='another'\n");

        Said rollback = hello.run("rollback", "staging", "--yes");

        assertThat(rollback.status()).isEqualTo(3);
        assertThat(seen()).hasContent("the-first-value");
    }

    @Test
    void aReleaseThatIsRemovedTakesItsValuesWithIt() throws IOException {
        for (int i = 0; i < 9; i++) {
            secrets("API_KEY=value-number-" + i + "\nDATABASE_URL=stays-the-same\n");
            hello.release("v3." + i + ".0", "feat: number " + i, "hello " + i);
            hello.deploy("v3." + i + ".0", "staging");
        }

        assertThat(releases()).hasSize(7);
        try (Stream<Path> files = Files.walk(hello.root("staging"))) {
            assertThat(files.filter(file -> file.endsWith("secrets")).toList())
                    .hasSize(7)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("value-number-0")
                            .doesNotContain("value-number-1"));
        }
    }

    @Test
    void aValueThatIsTooShortToBeMaskedIsToldByDoctor() throws IOException {
        secrets("API_KEY=abc\nDATABASE_URL=long-enough\n");

        assertThat(hello.run("doctor", "staging").out())
                .contains("The value of API_KEY has fewer than 4 characters and is not masked where it is printed.");
    }

    @Test
    void aValueThatNoHostCouldGiveToACommandIsRefusedBeforeAHostIsTouched() throws IOException {
        secrets("API_KEY='" + "x".repeat(128_000) + "'\nDATABASE_URL=long-enough\n");

        String why = "The value of API_KEY is too long: with its name it has more than 128000 bytes.";
        assertThat(hello.run("doctor", "staging").out()).contains(why);
        Said deploy = hello.run("deploy", "v2.0.0", "--to", "staging", "--yes");
        assertThat(deploy.status()).isEqualTo(2);
        assertThat(deploy.err()).contains(why).doesNotContain("xxx");
        assertThat(directory.resolve("hosts")).doesNotExist();
    }

    @Test
    void theLongestValueReachesTheApp() throws IOException {
        String value = "x".repeat(128_000 - "API_KEY=".length());
        secrets("API_KEY='" + value + "'\nDATABASE_URL=long-enough\n");

        hello.deploy("v2.0.0", "staging");

        assertThat(seen()).hasContent(value);
    }

    @Test
    void aCommandCannotBeFilledWithASecret() throws IOException {
        hello.write(
                "slipway.yaml",
                Files.readString(hello.project().resolve("slipway.yaml")).replace("$API_KEY", "${API_KEY}"));
        hello.git().run("commit", "-q", "-a", "-m", "chore: configure");

        Said said = hello.run("plan", "HEAD", "--to", "staging");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("the value of the secret variable API_KEY cannot stand here");
    }
}
