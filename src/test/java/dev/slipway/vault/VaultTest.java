package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The vault as a person has it. */
class VaultTest extends WithVault {
    @Test
    void whatWasPutInIsFoundByWhoeverHasTheKey() {
        filled();

        Vault later = vault("correct horse");

        assertThat(later.find(STAGING)).contains(WEAK);
        assertThat(later.find(PRODUCTION)).contains(STRONG);
        assertThat(later.find(new SecretName("shop", "staging", "OTHER"))).isEmpty();
        assertThat(later.find(new SecretName("blog", "staging", "DATABASE_PASSWORD")))
                .isEmpty();
    }

    @Test
    void manyValuesAreFoundAtOnce() {
        Vault vault = filled();
        SecretName none = new SecretName("shop", "staging", "OTHER");

        assertThat(vault.find(Set.of(STAGING, PRODUCTION, none))).isEqualTo(Map.of(STAGING, WEAK, PRODUCTION, STRONG));
    }

    @Test
    void namesAreListedWithoutAKeyAndWithoutTheValues() {
        filled();
        People.Typing nobody = new People.Typing("");

        assertThat(vault(new People.NoKeychain(), nobody).names("shop"))
                .containsExactly(new Kept(PRODUCTION, BEGIN), new Kept(STAGING, BEGIN));
        assertThat(vault(new People.NoKeychain(), nobody).names("blog")).isEmpty();
        assertThat(nobody.questions()).isZero();
        assertThat(new String(content(), StandardCharsets.ISO_8859_1)).doesNotContain("weak", "strong", "horse");
    }

    @Test
    void aSecondValueTakesThePlaceOfTheFirst() {
        filled().put(STAGING, STRONG);

        assertThat(vault("correct horse").find(STAGING)).contains(STRONG);
        assertThat(vault("correct horse").names("shop")).hasSize(2);
    }

    @Test
    void whatIsRemovedIsGoneAndNothingElse() {
        Vault vault = filled();

        assertThat(vault.remove(STAGING)).isTrue();

        assertThat(vault.find(STAGING)).isEmpty();
        assertThat(vault.find(PRODUCTION)).contains(STRONG);
        assertThat(vault.remove(STAGING)).isFalse();
    }

    @Test
    void whereThereIsNoVaultNothingIsFoundNobodyIsAskedAndNothingIsMade() {
        People.Typing nobody = new People.Typing("");
        Vault vault = vault(new People.NoKeychain(), nobody);

        assertThat(vault.find(STAGING)).isEmpty();
        assertThat(vault.names("shop")).isEmpty();
        assertThat(vault.remove(STAGING)).isFalse();
        assertThat(nobody.questions()).isZero();
        assertThat(directory.resolve("vault")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyThePersonMayReadItsFiles() throws Exception {
        filled();

        try (Stream<Path> files = Files.walk(directory.resolve("vault"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
        assertThat(file()).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aVaultThatOthersMayReadOrReplaceIsRefusedWithTheCommandThatMendsIt() throws Exception {
        filled();

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refusedInAllWays()).contains("Others", "its mode is rw-r-----");
        assertThat(refused(() -> vault("correct horse").names("shop")).remedy()).contains("chmod 600 " + file());

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory.resolve("vault"), PosixFilePermissions.fromString("rwx-wx---"));
        assertThat(refusedInAllWays()).contains("its mode is rwx-wx---");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noVaultIsMadeInADirectoryThatIsOpenToOthers() throws Exception {
        Path open = Files.createDirectory(directory.resolve("vault"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        VaultException refused = catchThrowableOfType(
                VaultException.class, () -> vault("correct horse").put(STAGING, WEAK));

        assertThat(refused)
                .hasMessage("Others on this machine may read or change " + open + ": its mode is rwxr-xr-x.");
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void anotherPassphraseIsRefused() {
        filled();

        assertThat(refused(() -> vault("wrong horse").find(STAGING)))
                .hasMessage("This is not the passphrase of the vault " + file() + ".");
        refused(() -> vault("wrong horse").put(STAGING, STRONG));
        assertThat(vault("correct horse").find(STAGING)).contains(WEAK);
    }

    @Test
    void aPassphraseIsAskedForOnceARun() {
        filled();
        People.Typing person = new People.Typing("correct horse");
        Vault vault = vault(new People.NoKeychain(), person);

        vault.find(STAGING);
        vault.put(STAGING, STRONG);
        vault.remove(PRODUCTION);

        assertThat(person.questions()).isEqualTo(1);
    }

    @Test
    void whereThereIsNoKeychainThePersonIsToldWhyTheVaultGetsAPassphrase() {
        People.Typing person = new People.Typing("correct horse");

        vault(new People.NoKeychain(), person).put(STAGING, WEAK);

        assertThat(person.told())
                .isEqualTo("This machine has no keychain that Slipway can use (none was found); the vault " + file()
                        + " gets a passphrase.");
    }

    @Test
    void aKeychainThatIsThereAndDoesNotTakeTheKeyIsNotPassedOver() {
        People.Typing person = new People.Typing("correct horse");

        VaultException refused = catchThrowableOfType(
                VaultException.class,
                () -> vault(new People.LockedKeychain(), person).put(STAGING, WEAK));

        assertThat(refused)
                .hasMessage("The keychain of this machine did not take the key of the new vault " + file()
                        + ": it is locked.");
        assertThat(refused.remedy()).contains("Unlock").contains("SLIPWAY_PASSPHRASE_FILE");
        assertThat(person.questions()).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aShortPassphraseMakesNoVault() {
        VaultException refused =
                catchThrowableOfType(VaultException.class, () -> vault("horse").put(STAGING, WEAK));

        assertThat(refused).hasMessage("The passphrase of a vault needs at least 8 characters.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whereNobodyCanAnswerAVaultIsNeitherMadeNorOpened() {
        Passphrases nobody = new PassphraseFile(Optional.empty());
        VaultException notMade = catchThrowableOfType(
                VaultException.class,
                () -> vault(new People.NoKeychain(), nobody).put(STAGING, WEAK));
        assertThat(notMade)
                .hasMessageStartingWith("This machine has no keychain that Slipway can use")
                .hasMessageEndingWith("and nobody can be asked for it here.");
        assertThat(notMade.remedy()).contains("SLIPWAY_PASSPHRASE_FILE");
        assertThat(file()).doesNotExist();

        filled();
        assertThat(refused(() -> vault(new People.NoKeychain(), nobody).find(STAGING)))
                .hasMessage("The vault " + file() + " opens with a passphrase, and nobody can be asked for it here.");
    }

    @Test
    void withAKeychainNobodyIsAskedForAPassphrase() {
        People.Keys keychain = new People.Keys();
        People.Typing person = new People.Typing("correct horse");

        vault(keychain, person).put(STAGING, WEAK);

        assertThat(vault(keychain, person).find(STAGING)).contains(WEAK);
        assertThat(person.questions()).isZero();
    }

    @Test
    void whereTheKeychainHasLostTheKeyNoOtherTakesItsPlace() throws Exception {
        People.Keys keychain = new People.Keys();
        vault(keychain, new People.Typing("")).put(STAGING, WEAK);
        Secret key = keychain.find(account());
        keychain.kept.clear();

        assertThat(refused(() ->
                        vault(keychain, new People.Typing("correct horse")).put(PRODUCTION, STRONG)))
                .hasMessage("The key of the vault " + file()
                        + " lies in the keychain of this machine, and that gave none: it has no such key.");
        assertThat(keychain.kept).isEmpty();

        keychain.kept.put(
                account(),
                Secret.of(key.reveal().replaceFirst("^.", key.reveal().startsWith("A") ? "B" : "A")));
        assertThat(refused(() -> vault(keychain, new People.Typing("")).find(STAGING)))
                .hasMessageContaining("does not open the vault");

        keychain.kept.put(account(), key);
        assertThat(vault(keychain, new People.Typing("")).find(STAGING)).contains(WEAK);
    }

    private String account() {
        return ((KeySource.InKeychain) VaultForm.read(content(), file()).source()).account();
    }

    @Test
    void aKeyThatIsNotUsedForAWhileIsForgotten() {
        filled();
        People.Typing person = new People.Typing("correct horse");
        Vault vault = vault(new People.NoKeychain(), person);

        vault.find(STAGING);
        clock.set(BEGIN.plus(IDLE).minusSeconds(1));
        vault.find(STAGING);
        assertThat(person.questions()).isEqualTo(1);

        clock.set(BEGIN.plus(IDLE.multipliedBy(2)));
        vault.find(STAGING);
        assertThat(person.questions()).isEqualTo(2);

        vault.lock();
        vault.find(STAGING);
        assertThat(person.questions()).isEqualTo(3);
    }

    @Test
    void aKeyIsKeptForNoLongerAfterItsLastUseThanAfterItsFirst() throws Exception {
        filled();
        Vault vault = vault("correct horse");
        vault.find(STAGING);
        clock.set(BEGIN.plus(Duration.ofMinutes(6)));
        vault.find(STAGING);

        clock.set(BEGIN.plus(Duration.ofMinutes(15)));
        assertThat(vault.left()).contains(Duration.ofMinutes(1));

        clock.set(BEGIN.plus(Duration.ofMinutes(16)));
        assertThat(vault.left()).isEmpty();
    }

    @Test
    void aKeyIsForgottenAlsoWhereNobodyAsksAgain() throws Exception {
        filled();
        Vault vault = new Vault(
                directory.resolve("vault"),
                new MasterKeys(new People.NoKeychain(), new People.Typing("correct horse"), People.QUICK, random),
                Clock.systemUTC(),
                random,
                Duration.ofMillis(300));
        vault.find(STAGING);
        assertThat(vault.left()).isPresent();

        Awaitility.await().until(() -> vault.left().isEmpty());

        assertThat(vault.find(STAGING)).contains(WEAK);
    }

    @Test
    void theRecommendedWayOfRfc9106IsUsedAndWrittenIntoTheFile() {
        Vault vault = new Vault(
                directory.resolve("vault"),
                new MasterKeys(new People.NoKeychain(), new People.Typing("correct horse"), Argon2.RECOMMENDED, random),
                clock,
                random,
                IDLE);

        vault.put(STAGING, WEAK);

        assertThat(new String(content(), StandardCharsets.UTF_8))
                .contains("\"lanes\":4,\"memory\":65536,\"passes\":3,\"salt\":");
        assertThat(vault("correct horse").find(STAGING)).contains(WEAK);
    }

    /** From the tests of the reference implementation (phc-winner-argon2, src/test.c). */
    @Test
    void aKeyIsMadeAsTheReferenceImplementationMakesIt() {
        VaultKey key = Argon2.key(Secret.of("password"), new KeySource.FromPassphrase("c29tZXNhbHQ=", 65536, 2, 1));

        assertThat(key.bytes())
                .asHexString()
                .isEqualToIgnoringCase("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }
}
