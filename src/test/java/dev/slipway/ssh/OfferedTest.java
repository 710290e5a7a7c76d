package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of which servers doctor warns, by what they offer. */
class OfferedTest {
    private static final List<String> STRICT = List.of("curve25519-sha256", "kex-strict-s-v00@openssh.com");
    private static final List<String> KEYS = List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519");

    private static List<String> warnings(Offered offered) {
        return offered.weaknesses().stream().map(Offered.Weakness::what).toList();
    }

    @Test
    void whatOpenSshOffersByDefaultIsNotWarnedOf() {
        Offered stock = new Offered(
                "OpenSSH_10.0",
                List.of(
                        "mlkem768x25519-sha256",
                        "curve25519-sha256",
                        "ecdh-sha2-nistp256",
                        "diffie-hellman-group14-sha256",
                        "kex-strict-s-v00@openssh.com"),
                KEYS,
                List.of("chacha20-poly1305@openssh.com", "aes128-gcm@openssh.com", "aes256-ctr"),
                List.of("umac-64-etm@openssh.com", "hmac-sha1-etm@openssh.com", "hmac-sha2-256", "hmac-sha1"));

        assertThat(stock.weaknesses()).isEmpty();
    }

    @Test
    void eachKindOfWeaknessIsNamedWithTheLineForTheServersConfiguration() {
        Offered old = new Offered(
                "OpenSSH_7.4",
                List.of("diffie-hellman-group14-sha1", "curve25519-sha256", "kex-strict-s-v00@openssh.com"),
                List.of("ssh-rsa", "rsa-sha2-512", "ssh-dss"),
                List.of("aes128-ctr", "aes128-cbc", "3des-cbc", "arcfour256"),
                List.of("hmac-md5", "hmac-sha1-96", "hmac-sha2-256"));

        assertThat(warnings(old))
                .containsExactly(
                        "It offers key exchange with SHA-1: diffie-hellman-group14-sha1.",
                        "It offers host keys that sign with SHA-1 or DSA: ssh-rsa, ssh-dss.",
                        "It offers ciphers that are broken or in CBC mode: aes128-cbc, 3des-cbc, arcfour256.",
                        "It offers checksums with MD5, RIPEMD or a cut SHA-1: hmac-md5, hmac-sha1-96.");
        assertThat(old.weaknesses().get(2).remedy())
                .isEqualTo("Write at the top of its sshd_config, in place of a line with Ciphers:"
                        + " Ciphers -aes128-cbc,3des-cbc,arcfour256");
    }

    @Test
    void theStrictKeyExchangeIsMissedOnlyWhereACipherIsOpenToItsLack() {
        List<String> lax = List.of("curve25519-sha256");
        List<String> etm = List.of("hmac-sha2-256-etm@openssh.com");

        Offered open = new Offered("OpenSSH_9.5", lax, KEYS, List.of("chacha20-poly1305@openssh.com"), etm);
        assertThat(warnings(open)).hasSize(1).first().asString().contains("Terrapin", "CVE-2023-48795");
        assertThat(open.weaknesses().getFirst().remedy())
                .contains("9.6")
                .endsWith("Ciphers -chacha20-poly1305@openssh.com");
        assertThat(warnings(new Offered("OpenSSH_9.6", STRICT, KEYS, open.ciphers(), etm)))
                .isEmpty();
        assertThat(warnings(new Offered("OpenSSH_9.5", lax, KEYS, List.of("aes128-gcm@openssh.com"), etm)))
                .isEmpty();
    }

    @Test
    void aServerThatIsNotOpenSshHasAConfigurationOfItsOwn() {
        Offered other = new Offered("dropbear_2019.78", STRICT, KEYS, List.of("aes128-ctr", "3des-cbc"), List.of());

        assertThat(other.weaknesses().getFirst().remedy()).isEqualTo("Turn off in its configuration: 3des-cbc");
    }
}
