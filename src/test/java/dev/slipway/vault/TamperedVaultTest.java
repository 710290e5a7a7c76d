package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Digest;
import dev.slipway.secret.Secret;
import dev.slipway.vault.KeySource.FromPassphrase;
import dev.slipway.vault.VaultFile.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vault whose file was damaged, or changed by someone without its key. */
class TamperedVaultTest extends WithVault {
    @Test
    void everyByteThatIsChangedIsNoticedAndNothingIsOverwritten() throws Exception {
        filled();
        byte[] whole = content();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file(), changed);

            VaultException refused = refused(() -> vault("correct horse").find(STAGING));
            assertThat(refused).message().as("byte %d", at).containsAnyOf(" is damaged", " has format ");
            if (at % 50 == 0) {
                refused(() -> vault("correct horse").put(STAGING, STRONG));
            }
        }
    }

    @Test
    void everyCutAndWhatIsAppendedIsNoticed() throws Exception {
        filled();
        byte[] whole = content();
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file(), Arrays.copyOf(whole, length));
            refused(() -> vault("correct horse").find(STAGING));
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        assertThat(refusedInAllWays()).isEqualTo("The vault " + file() + " is damaged: it is not as Slipway wrote it.");
    }

    @Test
    void aVaultOfANewerSlipwayIsLeftAlone() throws Exception {
        filled();
        Files.writeString(file(), "slipway-vault 2 something else\n");

        assertThat(refusedInAllWays())
                .isEqualTo("The vault " + file() + " has format 2, and this Slipway reads format 1.");
        refused(() -> vault("correct horse").names("shop"));
    }

    @Test
    void valuesThatChangedPlacesAreNoticed() throws Exception {
        filled();
        forge(vault -> {
            Entry first = vault.entries().getFirst();
            Entry last = vault.entries().getLast();
            return with(
                    vault,
                    List.of(
                            new Entry(first.secret(), first.since(), last.value()),
                            new Entry(last.secret(), last.since(), first.value())));
        });

        assertThat(refusedInAllWays()).isEqualTo(changed());
    }

    @Test
    void aValueOpensUnderItsOwnNameOnly() {
        VaultKey own = VaultKey.random(random);
        VaultFile vault = VaultFile.empty(
                        VaultFile.id(random), People.QUICK.salted(random), VaultKey.random(random), own, random)
                .with(STAGING, WEAK, BEGIN, own, random);
        Entry entry = vault.entry(STAGING).orElseThrow();

        assertThat(vault.value(entry, own)).contains(WEAK);
        assertThat(vault.value(new Entry(PRODUCTION, BEGIN, entry.value()), own))
                .isEmpty();
        assertThat(vault.value(new Entry(new SecretName("blog", "staging", STAGING.name()), BEGIN, entry.value()), own))
                .isEmpty();
        assertThat(vault.value(new Entry(STAGING, BEGIN.plusSeconds(1), entry.value()), own))
                .isEmpty();
    }

    @Test
    void anEntryThatWasTakenOutRenamedOrPutBackFromEarlierIsNoticed() throws Exception {
        Vault vault = filled();
        VaultFile earlier = VaultForm.read(content(), file());
        vault.put(STAGING, Secret.of("rotated"));

        forge(now -> with(now, now.entries().subList(0, 1)));
        assertThat(refusedInAllWays()).isEqualTo(changed());

        Files.write(file(), VaultForm.write(earlier));
        forge(now -> with(
                now,
                now.entries().stream()
                        .map(entry -> new Entry(entry.secret(), entry.since().minusSeconds(60), entry.value()))
                        .toList()));
        assertThat(refusedInAllWays()).isEqualTo(changed());

        vault.lock();
        Files.write(file(), VaultForm.write(earlier));
        vault("correct horse").put(STAGING, Secret.of("rotated"));
        forge(now -> with(now, earlier.entries()));
        assertThat(refusedInAllWays()).isEqualTo(changed());
    }

    @Test
    void aWeakerWayToTheKeyIsNotTaken() throws Exception {
        filled();
        forge(vault -> new VaultFile(
                vault.id(),
                new FromPassphrase(((FromPassphrase) vault.source()).salt(), 8, 1, 1),
                vault.key(),
                vault.entries(),
                vault.seal()));

        VaultException refused = refused(() -> vault("correct horse").find(STAGING));
        assertThat(refused).hasMessageContaining("not the passphrase");
        assertThat(refused.remedy()).contains("someone changed the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!!", "AAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aSaltThatIsNoneIsDamage(String salt) throws Exception {
        filled();
        rewrite(body -> body.replaceFirst("\"salt\":\"[^\"]*\"", "\"salt\":\"" + salt + "\""));

        assertThat(refusedInAllWays()).isEqualTo("The vault " + file() + " is damaged: it is not as Slipway wrote it.");
    }

    @Test
    void twoValuesOfOneNameAreDamage() throws Exception {
        filled();
        rewrite(body -> body.replaceFirst("\"entries\":\\[(\\{.*?}.*?}),", "\"entries\":[$1,$1,"));

        assertThat(refusedInAllWays()).isEqualTo("The vault " + file() + " is damaged: it is not as Slipway wrote it.");
        refused(() -> vault("correct horse").names("shop"));
    }

    @Test
    void aFileThatAsksForAllMemoryIsDamaged() {
        filled();
        byte[] greedy = new String(content(), StandardCharsets.UTF_8)
                .replace("\"memory\":32", "\"memory\":2000000000")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> VaultForm.read(greedy, file())).isInstanceOf(VaultException.class);
        assertThat(Argon2.usable(new FromPassphrase("c29tZXNhbHQ=", 2_000_000_000, 3, 4)))
                .isFalse();
        assertThat(Argon2.usable(new FromPassphrase("c29tZXNhbHQ=", 65536, 1_000_000, 4)))
                .isFalse();
    }

    @Property(tries = 300)
    void anyTextComesBackAsItWas(@ForAll String text, @ForAll byte[] label) {
        VaultKey key = VaultKey.random(random);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        String sealed = key.seal(bytes, label, random);

        assertThat(key.open(sealed, label)).contains(bytes);
        assertThat(key.open(sealed, Arrays.copyOf(label, label.length + 1))).isEmpty();
        assertThat(VaultKey.random(random).open(sealed, label)).isEmpty();
        assertThat(key.seal(bytes, label, random)).isNotEqualTo(sealed);
    }

    private String changed() {
        return "The vault " + file() + " was changed by someone who does not have its key.";
    }

    /** Changes the file as someone can who knows its form and has no key. */
    private void forge(UnaryOperator<VaultFile> change) throws Exception {
        Files.write(file(), VaultForm.write(change.apply(VaultForm.read(content(), file()))));
    }

    /** Changes what no vault may be, with the digest that belongs to it. */
    private void rewrite(UnaryOperator<String> change) throws Exception {
        String before = new String(content(), StandardCharsets.UTF_8).split("\n", 2)[1];
        String body = change.apply(before);
        assertThat(body).isNotEqualTo(before);
        Files.writeString(
                file(),
                "slipway-vault 1 "
                        + Digest.of(body.getBytes(StandardCharsets.UTF_8)).hex() + "\n" + body);
    }

    private static VaultFile with(VaultFile vault, List<Entry> entries) {
        return new VaultFile(vault.id(), vault.source(), vault.key(), entries, vault.seal());
    }
}
