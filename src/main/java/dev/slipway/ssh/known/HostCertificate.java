package dev.slipway.ssh.known;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.slipway.ssh.key.SshKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;

/**
 * A certificate that a host shows for its key (OpenSSH's PROTOCOL.certkeys).
 *
 * @param certified the host's key
 * @param authority who signed it
 */
public record HostCertificate(Certificate<?> shown, SshKey certified, SshKey authority) {
    /** What certificates a host may show. Without RSA: sshj has it with SHA-1 only. */
    public static final List<Factory.Named<KeyAlgorithm>> ALGORITHMS = List.of(
            KeyAlgorithms.EdDSA25519CertV01(),
            KeyAlgorithms.ECDSASHANistp256CertV01(),
            KeyAlgorithms.ECDSASHANistp384CertV01(),
            KeyAlgorithms.ECDSASHANistp521CertV01());

    private static final long OF_HOST = 2;

    /** Not ssh-rsa and ssh-dss, which sign with SHA-1 (ssh_config(5), CASignatureAlgorithms). */
    private static final Set<String> SIGNATURES = Set.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-256",
            "rsa-sha2-512");

    /** Empty where it is signed by what is no key. */
    static Optional<HostCertificate> of(Certificate<?> shown) {
        return SshKey.in(shown.getSignatureKey())
                .map(authority -> new HostCertificate(shown, SshKey.of(shown.getKey()), authority));
    }

    /** Why it does not count for a host of this name now, where it does not: a sentence that goes on after "but". */
    Optional<String> faultFor(String name) {
        if (shown.getType() != OF_HOST) {
            return Optional.of("its certificate is a user's");
        }
        if (!shown.getCritOptions().isEmpty()) {
            return Optional.of("its certificate has conditions: "
                    + String.join(", ", shown.getCritOptions().keySet()));
        }
        List<String> principals = shown.getValidPrincipals();
        if (!principals.isEmpty() && !principals.contains(name)) {
            return Optional.of("its certificate is for " + String.join(", ", principals));
        }
        return unsigned(name).map(why -> "its certificate does not count: " + why);
    }

    /** What is wrong with the signature, or with the dates. */
    private Optional<String> unsigned(String name) {
        try {
            String algorithm = new Buffer.PlainBuffer(shown.getSignature()).readString();
            return SIGNATURES.contains(algorithm)
                    ? Optional.ofNullable(KeyType.CertUtils.verifyHostCertificate(
                            SshKey.of(shown).bytes(), shown, name))
                    : Optional.of("it is signed with " + algorithm);
        } catch (Buffer.BufferException | SSHRuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
