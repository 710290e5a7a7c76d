package dev.slipway.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that a host shows for its key (OpenSSH's PROTOCOL.certkeys). Whether it is signed and in force the key
 * exchange has found out.
 *
 * @param certified the host's key
 * @param authority who signed it
 * @param type 1 for a user's, 2 for a host's
 * @param principals names of hosts that it is for; none for all
 * @param conditions critical options, of which hosts' certificates have none that anybody knows
 */
record HostCertificate(
        SshKey certified, SshKey authority, long type, List<String> principals, List<String> conditions) {
    private static final long OF_HOST = 2;

    static HostCertificate of(Certificate<?> shown) {
        return new HostCertificate(
                SshKey.of(shown.getKey()),
                SshKey.of(shown.getSignatureKey()),
                shown.getType(),
                shown.getValidPrincipals(),
                List.copyOf(shown.getCritOptions().keySet()));
    }

    /** Why it does not count for a host of this name, where it does not. */
    Optional<String> faultFor(String name) {
        if (type != OF_HOST) {
            return Optional.of("its certificate is a user's");
        }
        if (!conditions.isEmpty()) {
            return Optional.of("its certificate has conditions: " + String.join(", ", conditions));
        }
        return principals.isEmpty() || principals.contains(name)
                ? Optional.empty()
                : Optional.of("its certificate is for " + String.join(", ", principals));
    }
}
