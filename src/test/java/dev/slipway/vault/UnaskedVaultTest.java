package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A value can be read without asking a person, where the vault opens without one. */
class UnaskedVaultTest extends WithVault {

    @Test
    void nobodyIsAskedForAPassphrase() {
        filled().close();
        People.Typing person = new People.Typing("correct horse");
        Vault vault = vault(new People.NoKeychain(), person);

        assertThat(vault.findUnasked(STAGING)).isEmpty();
        assertThat(person.questions()).isZero();
    }

    @Test
    void whileTheVaultIsOpenTheValueIsThere() {
        filled().close();
        People.Typing person = new People.Typing("correct horse");
        Vault vault = vault(new People.NoKeychain(), person);
        vault.find(PRODUCTION);

        assertThat(vault.findUnasked(STAGING)).contains(WEAK);
        clock.set(BEGIN.plus(IDLE).plusSeconds(1));
        assertThat(vault.findUnasked(STAGING)).isEmpty();
        assertThat(person.questions()).isEqualTo(1);
    }

    @Test
    void aPassphraseThatWasGivenBeforehandOpensIt() throws IOException {
        filled().close();
        PassphraseFile given =
                new PassphraseFile(Optional.of(Files.writeString(directory.resolve("given"), "correct horse\n")));

        assertThat(vault(new People.NoKeychain(), given).findUnasked(STAGING)).contains(WEAK);
    }

    /** A keychain that asks a person to unlock it, who does not at first. */
    private static final class Asking implements Keychain {
        private final People.Keys keys = new People.Keys();
        private boolean locked = true;
        private int questions;

        @Override
        public void put(String account, Secret key) {
            keys.put(account, key);
        }

        @Override
        public Secret find(String account) throws KeychainException {
            questions++;
            if (locked) {
                throw new KeychainException("it is locked");
            }
            return keys.find(account);
        }
    }

    @Test
    void whoLeavesTheKeychainLockedIsNotAskedAgainUntilTheyWantAValue() {
        Asking keychain = new Asking();
        People.Typing nobody = new People.Typing("");
        vault(keychain, nobody).put(STAGING, WEAK);
        Vault vault = vault(keychain, nobody);

        refused(() -> vault.findUnasked(STAGING));
        assertThat(vault.findUnasked(STAGING)).isEmpty();
        assertThat(keychain.questions).isEqualTo(1);

        refused(() -> vault.find(STAGING));
        assertThat(vault.findUnasked(STAGING)).isEmpty();
        assertThat(keychain.questions).isEqualTo(2);

        keychain.locked = false;
        assertThat(vault.find(STAGING)).contains(WEAK);
        clock.set(BEGIN.plus(IDLE).plusSeconds(1));
        assertThat(vault.findUnasked(STAGING)).contains(WEAK);
    }

    @Test
    void whereThereIsNoVaultThereIsNoValue() {
        assertThat(vault("correct horse").findUnasked(STAGING)).isEqualTo(Optional.<Secret>empty());
    }
}
