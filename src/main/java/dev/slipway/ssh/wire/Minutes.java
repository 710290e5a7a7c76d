package dev.slipway.ssh.wire;

import dev.slipway.ssh.Details;
import dev.slipway.ssh.Offered;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.known.HostKeyCheck;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;
import net.schmizz.sshj.transport.verification.AlgorithmsVerifier;

/** Takes down what a connection is made of, while it is made. */
final class Minutes implements AlgorithmsVerifier {
    private volatile Optional<NegotiatedAlgorithms> chosen = Optional.empty();

    @Override
    public boolean verify(NegotiatedAlgorithms algorithms) {
        chosen = Optional.of(algorithms);
        return true;
    }

    /** All of it, once somebody has logged in. */
    Details details(Details.Login login, String server, HostKeyCheck check, Optional<Offered> offered) {
        return new Details(
                server,
                hostKey(check),
                algorithms(),
                login,
                offered.orElse(new Offered(server, List.of(), List.of(), List.of(), List.of())));
    }

    private static Details.HostKey hostKey(HostKeyCheck check) {
        SshKey shown = check.known().orElseThrow();
        return new Details.HostKey(
                shown.type(), shown.fingerprint(), check.authority().map(SshKey::fingerprint));
    }

    private Details.Algorithms algorithms() {
        NegotiatedAlgorithms all = chosen.orElseThrow();
        String cipher = all.getClient2ServerCipherAlgorithm();
        return new Details.Algorithms(
                all.getKeyExchangeAlgorithm(),
                all.getSignatureAlgorithm(),
                cipher,
                cipher.contains("-gcm@") ? Optional.empty() : Optional.of(all.getClient2ServerMACAlgorithm()));
    }
}
