package dev.slipway.ssh.wire;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import dev.slipway.ssh.Offered;
import dev.slipway.ssh.key.EcdsaKeys;
import dev.slipway.ssh.known.HostCertificate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;

/**
 * What Slipway offers a server: nothing with SHA-1, CBC, 3DES, arcfour or DSS. The ciphers are the JDK's own, measured
 * at several times the speed of BouncyCastle's; AES-128-GCM, the fastest, comes first. chacha20-poly1305 is left out
 * because only BouncyCastle has it in the form that sshj needs.
 */
final class Algorithms {
    private static final List<Factory.Named<KeyAlgorithm>> KEYS = List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256());

    /** What stands among key exchanges and is none: RFC 8308, section 2.1, and OpenSSH's PROTOCOL. */
    private static final Pattern NO_EXCHANGE = Pattern.compile("(ext-info|kex-strict)-.*");

    private Algorithms() {}

    static Config config() {
        EcdsaKeys.register();
        Config config = new ConfigImpl();
        config.setLoggerFactory(new Silence());
        config.setVersion("Slipway");
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setCompressionFactories(List.of(new NoneCompression.Factory()));
        config.setKeyExchangeFactories(List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256(),
                new ExtInfoClientFactory()));
        config.setKeyAlgorithms(Stream.concat(HostCertificate.ALGORITHMS.stream(), KEYS.stream())
                .toList());
        config.setVerifyHostKeyCertificates(false); // which HostKeyCheck does, revocation first
        config.setCipherFactories(List.of(
                GcmCiphers.AES128GCM(),
                GcmCiphers.AES256GCM(),
                BlockCiphers.AES128CTR(),
                BlockCiphers.AES192CTR(),
                BlockCiphers.AES256CTR()));
        config.setMACFactories(
                List.of(Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
        return config;
    }

    /**
     * Where a server offers nothing of what is offered to it.
     *
     * @param what it is about
     * @param keyword of sshd_config
     */
    record Gap(String what, String keyword, List<String> theirs, List<String> ours) {
        String remedy() {
            return keyword + " " + String.join(",", ours);
        }

        @Override
        public String toString() {
            return "as " + what + " only " + (theirs.isEmpty() ? "nothing" : String.join(", ", theirs));
        }
    }

    private static List<String> exchanges(List<String> names) {
        return names.stream()
                .filter(name -> !NO_EXCHANGE.matcher(name).matches())
                .toList();
    }

    /** All that keeps a server that offers this from being connected to. */
    static List<Gap> gaps(Offered offered) {
        Config ours = config();
        return Stream.of(
                        new Gap(
                                "key exchange",
                                "KexAlgorithms",
                                exchanges(offered.keyExchanges()),
                                exchanges(Factory.Named.Util.getNames(ours.getKeyExchangeFactories()))),
                        new Gap(
                                "host key",
                                "HostKeyAlgorithms",
                                offered.hostKeys(),
                                KEYS.stream().map(Factory.Named::getName).toList()),
                        new Gap(
                                "cipher",
                                "Ciphers",
                                offered.ciphers(),
                                Factory.Named.Util.getNames(ours.getCipherFactories())),
                        new Gap("MAC", "MACs", offered.macs(), Factory.Named.Util.getNames(ours.getMACFactories())))
                .filter(gap -> gap.theirs().stream().noneMatch(gap.ours()::contains))
                .toList();
    }
}
