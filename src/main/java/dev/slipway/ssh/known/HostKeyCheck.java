package dev.slipway.ssh.known;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.slipway.ssh.ChangedKey;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.KnownLine.Standing;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Lets a connection go on only where the host shows a key that is known for it, and remembers why it did not. */
public final class HostKeyCheck implements HostKeyVerifier {
    private final Route route;
    private final List<String> names;
    private final KnownHosts knownHosts;
    private volatile Optional<SshException> refusal = Optional.empty();
    private volatile Optional<SshKey> unknown = Optional.empty();
    private volatile Optional<SshKey> known = Optional.empty();
    private volatile Optional<SshKey> authority = Optional.empty();
    private volatile String certificateFault = "it shows no certificate";

    public HostKeyCheck(Route route) throws IOException {
        this.route = route;
        this.names = KnownHosts.names(route);
        this.knownHosts =
                KnownHosts.read(route.hostKeys().files(), route.hostKeys().revoked());
    }

    /** Why the host's key was refused, if it was. */
    public Optional<SshException> refusal() {
        return refusal;
    }

    /** The key that the host has shown, where no file holds any for it. */
    public Optional<SshKey> unknown() {
        return unknown;
    }

    /** The key that the host has shown, where it is known. */
    public Optional<SshKey> known() {
        return known;
    }

    /** The authority by whose certificate it is known, where it is known by one. */
    public Optional<SshKey> authority() {
        return authority;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKeyVerdict verdict =
                key instanceof Certificate<?> shown ? judge(shown) : knownHosts.judge(names, SshKey.of(key));
        if (verdict instanceof HostKeyVerdict.Unknown(SshKey shown, boolean _)) {
            unknown = Optional.of(shown);
        } else if (verdict instanceof HostKeyVerdict.Known(SshKey shown)) {
            known = Optional.of(shown);
        }
        refusal = refusalOf(verdict);
        return refusal.isEmpty();
    }

    private HostKeyVerdict judge(Certificate<?> shown) {
        return HostCertificate.of(shown)
                .map(this::judge)
                .orElseGet(() -> knownHosts.judge(names, SshKey.of(shown.getKey())));
    }

    /** Of a certificate that does not count the key itself does, as with OpenSSH, unless one of the two is revoked. */
    private HostKeyVerdict judge(HostCertificate shown) {
        if (knownHosts.revokes(names, shown.authority()) || knownHosts.revokes(names, shown.certified())) {
            return new HostKeyVerdict.Revoked(shown.certified());
        }
        String host = route.hostKeys().alias().orElse(route.host()).toLowerCase(Locale.ROOT);
        Optional<String> fault = knownHosts.vouches(names, shown.authority())
                ? shown.faultFor(host)
                : Optional.of("its certificate is signed by " + shown.authority());
        if (fault.isEmpty()) {
            authority = Optional.of(shown.authority());
            return new HostKeyVerdict.Known(shown.certified());
        }
        certificateFault = fault.get();
        return knownHosts.judge(names, shown.certified());
    }

    /**
     * What is asked for first, so that a host with several keys shows one that is known: certificates where the files say
     * anything of an authority, or of what is revoked, then keys of types that are known.
     */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        Stream<String> known = knownHosts.typesFor(names).stream()
                .flatMap(type -> type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(type));
        Stream<String> certificates = knownHosts.marked(names)
                ? HostCertificate.ALGORITHMS.stream().map(Factory.Named::getName)
                : Stream.empty();
        return Stream.concat(certificates, known).toList();
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
                        acceptable());
            }
            case HostKeyVerdict.Changed changed ->
                Optional.of(new SshException(
                        route.address(),
                        changedKey(changed),
                        "The host key of " + who + " has changed: known is "
                                + changed.known().stream().map(SshKey::toString).collect(Collectors.joining(" and "))
                                + ", it shows " + changed.shown() + ".",
                        "Somebody may be in between. Ask whoever runs the host; only if the new key is right, "
                                + replacing()));
            case HostKeyVerdict.Revoked revoked ->
                refusal(
                        SshException.Reason.HOST_KEY_REVOKED,
                        "The host key of " + who + " is marked as revoked: " + revoked.shown() + ".",
                        "Do not connect. Ask whoever runs the host for its new key.");
        };
    }

    /** How a key becomes known that is right. */
    private String acceptable() {
        return "Compare the fingerprint with one that you trust. "
                + (asked()
                        ? "You are asked for it where a command runs on a terminal, and by a test in the window, under"
                                + " Settings, Hosts and keys."
                        : "Nobody is asked about this host (StrictHostKeyChecking, UserKnownHostsFile): only a line in"
                                + " known_hosts makes it known.");
    }

    private boolean asked() {
        return route.hostKeys().learned().isPresent();
    }

    /** How the known key is taken out, wherever it stands, and the other one becomes known. */
    private String replacing() {
        List<KnownLine> lines = known(route);
        Stream<String> commands = lines.stream()
                .filter(KnownLine::removable)
                .map(line -> "with `ssh-keygen -R '" + names.getFirst() + "' -f '" + line.file() + "'`");
        Stream<String> places = lines.stream()
                .filter(line -> line.standing() == Standing.PATTERN || line.standing() == Standing.LOCKED)
                .map(line -> "from line " + line.number() + " of " + line.file());
        List<String> ways = Stream.concat(commands, places).distinct().toList();
        return "remove the old one "
                + (ways.isEmpty() ? "from known_hosts" : String.join(" and ", ways))
                + (asked()
                        ? "; then you are asked about the new one, on a terminal and in the window."
                        : "; then add a line with the new one.");
    }

    private static List<KnownLine> known(Route route) {
        try {
            return new KnownLines(route).all();
        } catch (IOException e) {
            return List.of(); // they were read a moment ago
        }
    }

    private ChangedKey changedKey(HostKeyVerdict.Changed changed) {
        return new ChangedKey(
                route.name(), changed.known().stream().map(HostKeyCheck::named).toList(), named(changed.shown()));
    }

    private static ChangedKey.Key named(SshKey key) {
        return new ChangedKey.Key(key.type(), key.fingerprint());
    }

    private Optional<SshException> refusal(SshException.Reason reason, String message, String remedy) {
        return Optional.of(new SshException(route.address(), reason, message, remedy));
    }
}
