package dev.slipway.ssh;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Lets a connection go on only where the host shows a key that is known for it, and remembers why it did not. */
final class HostKeyCheck implements HostKeyVerifier {
    private final Route route;
    private final KnownHosts knownHosts;
    private volatile Optional<SshException> refusal = Optional.empty();

    HostKeyCheck(Route route, KnownHosts knownHosts) {
        this.route = route;
        this.knownHosts = knownHosts;
    }

    /** Why the host's key was refused, if it was. */
    Optional<SshException> refusal() {
        return refusal;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        refusal = refusalOf(knownHosts.judge(names(), SshKey.of(key)));
        return refusal.isEmpty();
    }

    /** Known types come first in the offer, so that a host with several keys shows one that is known. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return knownHosts.typesFor(names()).stream()
                .flatMap(type -> type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(type))
                .toList();
    }

    private Optional<SshException> refusalOf(HostKeyVerdict verdict) {
        String who = route.who();
        return switch (verdict) {
            case HostKeyVerdict.Known known -> Optional.empty();
            case HostKeyVerdict.Unknown unknown -> {
                String authority = unknown.authority()
                        ? " (known_hosts names a certificate authority for it; that is not supported yet)"
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
                                + " old one with `ssh-keygen -R '" + names().getFirst()
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

    /** The names that known_hosts files may hold the key under, the better first. */
    private List<String> names() {
        return route.hostKeys()
                .alias()
                .map(alias -> List.of(KnownHosts.name(alias, Route.USUAL_PORT)))
                .orElseGet(() -> KnownHosts.names(route.host(), route.port()));
    }
}
