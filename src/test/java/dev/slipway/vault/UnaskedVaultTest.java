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

    @Test
    void whereThereIsNoVaultThereIsNoValue() {
        assertThat(vault("correct horse").findUnasked(STAGING)).isEqualTo(Optional.<Secret>empty());
    }
}
