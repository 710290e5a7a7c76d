package dev.slipway.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Lets a connection go on only where the host shows a key that is known for it, and remembers why it did not. */
final class HostKeyCheck implements HostKeyVerifier {
    private static final List<String> CERTIFICATES = List.of(
            "ssh-ed25519-cert-v01@openssh.com",
            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
            "ecdsa-sha2-nistp521-cert-v01@openssh.com");

    private final Route route;
    private final KnownHosts knownHosts;
    private final boolean certificates;
    private volatile Optional<SshException> refusal = Optional.empty();
    private volatile Optional<SshKey> unknown = Optional.empty();
    private volatile String certificateFault = "it shows no certificate that counts";

    private HostKeyCheck(Route route, KnownHosts knownHosts, boolean certificates) {
        this.route = route;
        this.knownHosts = knownHosts;
        this.certificates = certificates;
    }

    /** The check that fits what is known of the host. */
    static HostKeyCheck of(Route route) throws IOException {
        KnownHosts knownHosts = KnownHosts.read(route.hostKeys().files());
        return new HostKeyCheck(route, knownHosts, knownHosts.haveAuthority(route.keyNames()));
    }

    /** Whether the host is to show a certificate, where it has one. */
    boolean certificates() {
        return certificates;
    }

    /** Why the host's key was refused, if it was. */
    Optional<SshException> refusal() {
        return refusal;
    }

    /** The key that the host has shown, where no file holds any for it. */
    Optional<SshKey> unknown() {
        return unknown;
    }

    /**
     * The check of the key itself, where this one has refused a certificate: as with OpenSSH that counts then. A revoked
     * one stays refused.
     *
     * @param fault which the connection ended with
     */
    Optional<HostKeyCheck> withoutCertificate(SshException fault) {
        if (!certificates
                || refusal.filter(no -> no.reason() == SshException.Reason.HOST_KEY_REVOKED)
                        .isPresent()) {
            return Optional.empty();
        }
        HostKeyCheck plain = new HostKeyCheck(route, knownHosts, false);
        if (refusal.isEmpty() && fault.getCause() != null) {
            plain.certificateFault = "its certificate does not count: "
                    + String.valueOf(fault.getCause().getMessage())
                            .replaceFirst("^KeyExchange certificate check failed: ", "");
        } else {
            plain.certificateFault = certificateFault;
        }
        return Optional.of(plain);
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        refusal = refusalOf(key instanceof Certificate<?> shown ? judge(shown) : judge(key));
        return refusal.isEmpty();
    }

    private HostKeyVerdict judge(PublicKey key) {
        HostKeyVerdict verdict = knownHosts.judge(route.keyNames(), SshKey.of(key));
        if (verdict instanceof HostKeyVerdict.Unknown(SshKey shown, boolean _)) {
            unknown = Optional.of(shown);
        }
        return verdict;
    }

    private HostKeyVerdict judge(Certificate<?> shown) {
        HostCertificate certificate = HostCertificate.of(shown);
        String host = route.hostKeys().alias().orElse(route.host()).toLowerCase(Locale.ROOT);
        certificateFault = certificate.faultFor(host).orElse("its certificate is signed by " + certificate.authority());
        return knownHosts.judge(route.keyNames(), certificate, host);
    }

    /** Known types come first in the offer, so that a host with several keys shows one that is known. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        Stream<String> known = knownHosts.typesFor(route.keyNames()).stream()
                .flatMap(type -> type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(type));
        return Stream.concat(certificates ? CERTIFICATES.stream() : Stream.empty(), known)
                .toList();
    }

    private Optional<SshException> refusalOf(HostKeyVerdict verdict) {
        String who = route.who();
        return switch (verdict) {
            case HostKeyVerdict.Known known -> Optional.empty();
            case HostKeyVerdict.Unknown unknown -> {
                String authority = unknown.authority()
                        ? " (known_hosts names a certificate authority for it, but " + certificateFault + ")"
                        : "";
                yield refusal(
                        SshException.Reason.HOST_KEY_UNKNOWN,
                        "The host key of " + who + " is not known: it shows " + unknown.shown() + authority + ".",
                        "Compare the fingerprint with one that you trust; then connect once with `ssh " + sshArguments()
                                + "` and accept it.");
            }
            case HostKeyVerdict.Changed changed ->
                refusal(
                        SshException.Reason.HOST_KEY_CHANGED,
                        "The host key of " + who + " has changed: known is "
                                + changed.known().stream().map(SshKey::toString).collect(Collectors.joining(" and "))
                                + ", it shows " + changed.shown() + ".",
                        "Somebody may be in between. Ask whoever runs the host; only if the new key is right, remove the"
                                + " old one with `ssh-keygen -R '"
                                + route.keyNames().getFirst()
                                + "'` and connect once with `ssh " + sshArguments() + "`.");
            case HostKeyVerdict.Revoked revoked ->
                refusal(
                        SshException.Reason.HOST_KEY_REVOKED,
                        "The host key of " + who + " is marked as revoked: " + revoked.shown() + ".",
                        "Do not connect. Ask whoever runs the host for its new key.");
        };
    }

    private Optional<SshException> refusal(SshException.Reason reason, String message, String remedy) {
        return Optional.of(new SshException(route.address(), reason, message, remedy));
    }

    private String sshArguments() {
        String port = route.port() == Route.USUAL_PORT ? "" : "-p " + route.port() + " ";
        return port + route.login().user() + "@" + route.name();
    }
}
