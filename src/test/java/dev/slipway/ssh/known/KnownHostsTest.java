package dev.slipway.ssh.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.key.SshKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys GOOD, OTHER and RSA stand for base64 in the tables; the host always shows GOOD, of type ssh-ed25519. */
class KnownHostsTest {
    private static final SshKey GOOD = key("ssh-ed25519", "good");
    private static final SshKey OTHER = key("ssh-ed25519", "other");
    private static final SshKey RSA = key("ssh-rsa", "rsa");

    @TempDir
    Path directory;

    private static SshKey key(String type, String rest) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] tail = rest.getBytes(StandardCharsets.US_ASCII);
        byte[] blob = ByteBuffer.allocate(4 + name.length + tail.length)
                .putInt(name.length)
                .put(name)
                .put(tail)
                .array();
        return new SshKey(type, Base64.getEncoder().encodeToString(blob));
    }

    private HostKeyVerdict judge(String host, int port, String... files) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            String text = file.replace("GOOD", "ssh-ed25519 " + GOOD.blob())
                    .replace("OTHER", "ssh-ed25519 " + OTHER.blob())
                    .replace("RSA", "ssh-rsa " + RSA.blob());
            paths.add(Files.writeString(directory.resolve("known_hosts" + paths.size()), text));
        }
        return KnownHosts.read(paths, List.of()).judge(KnownHosts.names(host, port), GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "web.ex;                22;   web.ex GOOD;                              Known",
                "WEB.ex;                22;   web.ex GOOD;                              Known",
                "web.ex;                22;   WEB.EX GOOD;                              Known",
                "web.ex;                22;   db.ex,web.ex,10.0.0.1 GOOD comment here;  Known",
                "web.ex;                22;   *.ex GOOD;                                Known",
                "web.ex;                22;   w?b.e* GOOD;                              Known",
                "web.ex;                22;   * GOOD;                                   Known",
                "web.ex;                22;   w(b+.ex GOOD;                             Unknown",
                "web.ex;                22;   web.e GOOD;                               Unknown",
                "web.ex;                22;   web.exx GOOD;                             Unknown",
                "web.ex;                22;   web?ex? GOOD;                             Unknown",
                "web.ex;                22;   # web.ex GOOD;                            Unknown",
                "bad.ex;                22;   *.ex,!bad.ex GOOD;                        Unknown",
                "bad.ex;                22;   !bad.ex,*.ex GOOD;                        Unknown",
                "web.ex;                22;   *.ex,!bad.ex GOOD;                        Known",
                "evil.org;              22;   *.ex,!bad.ex GOOD;                        Unknown",
                "evil.org;              22;   !bad.ex GOOD;                             Unknown",
                "web.ex;                2222; [web.ex]:2222 GOOD;                       Known",
                "web.ex;                2222; [*.ex]:2222 GOOD;                         Known",
                "web.ex;                22;   [web.ex]:2222 GOOD;                       Unknown",
                "web.ex;                2222; [web.ex]:2223 GOOD;                       Unknown",
                "web.ex;                2222; web.ex GOOD;                              Known",
                "web.ex;                2222; web.ex OTHER;                             Unknown",
                "web.ex;                22;   web.ex OTHER;                             Changed",
                "web.ex;                22;   web.ex RSA;                               Changed",
                "web.ex;                22;   other.ex OTHER;                           Unknown",
                "web.ex;                22;   @revoked web.ex GOOD;                     Revoked",
                "web.ex;                22;   @revoked * GOOD;                          Revoked",
                "web.ex;                22;   @revoked other.ex GOOD;                   Unknown",
                "web.ex;                22;   @revoked * OTHER;                         Unknown",
                "web.ex;                22;   @cert-authority *.ex GOOD;                Unknown",
                "web.ex;                22;   @unheard-of web.ex GOOD;                  Unknown",
                "web.ex;                22;   web.ex ssh-ed25519 no-base64!;            Unknown",
                "web.ex;                22;   web.ex ssh-ed25519;                       Unknown",
                "web.ex;                22;   web.ex;                                   Unknown",
                "web.ex;                22;   |1|garbage GOOD;                          Unknown",
                "web.ex;                22;   |1|!!|!! GOOD;                            Unknown",
            })
    void aLineIsReadAsOpenSshReadsIt(String host, int port, String file, String verdict) throws Exception {
        assertThat(judge(host, port, file).getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void aRevokedKeyIsRefusedWhereverItsLineStands() throws Exception {
        assertThat(judge("web.ex", 22, "web.ex GOOD\n@revoked web.ex GOOD\n"))
                .isEqualTo(new HostKeyVerdict.Revoked(GOOD));
        assertThat(judge("web.ex", 22, "@revoked web.ex GOOD\nweb.ex GOOD\n"))
                .isEqualTo(new HostKeyVerdict.Revoked(GOOD));
        assertThat(judge("web.ex", 22, "web.ex GOOD\n", "@revoked * GOOD\n"))
                .isEqualTo(new HostKeyVerdict.Revoked(GOOD));
    }

    @Test
    void oneGoodLineAmongOthersIsEnough() throws Exception {
        assertThat(judge("web.ex", 22, "web.ex OTHER\n", "web.ex GOOD\n")).isEqualTo(new HostKeyVerdict.Known(GOOD));
        assertThat(judge("web.ex", 22, "\n\r\n \nweb.ex\tGOOD\r\n")).isEqualTo(new HostKeyVerdict.Known(GOOD));
    }

    @Test
    void aChangedKeyNamesAllThatWereKnown() throws Exception {
        assertThat(judge("web.ex", 22, "web.ex OTHER\nweb.ex RSA\n"))
                .isEqualTo(new HostKeyVerdict.Changed(GOOD, List.of(OTHER, RSA)));
    }

    @Test
    void aHashedLineIsKnownOnlyForItsHost() throws Exception {
        String line = "|1|" + hashed("web.ex") + " GOOD";
        assertThat(judge("web.ex", 22, line)).isEqualTo(new HostKeyVerdict.Known(GOOD));
        assertThat(judge("db.ex", 22, line)).isInstanceOf(HostKeyVerdict.Unknown.class);
        assertThat(judge("web.ex", 2222, "|1|" + hashed("[web.ex]:2222") + " GOOD"))
                .isEqualTo(new HostKeyVerdict.Known(GOOD));
    }

    private static String hashed(String name) throws Exception {
        byte[] salt = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(salt) + "|"
                + base64.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileThatDoesNotExistIsEmpty() throws Exception {
        KnownHosts none = KnownHosts.read(List.of(directory.resolve("missing")), List.of());

        assertThat(none.judge(KnownHosts.names("web.ex", 22), GOOD)).isEqualTo(new HostKeyVerdict.Unknown(GOOD, false));
    }

    @Test
    void aCertificateAuthorityIsNoticedButTrustsNothing() throws Exception {
        assertThat(judge("web.ex", 22, "@cert-authority *.ex OTHER")).isEqualTo(new HostKeyVerdict.Unknown(GOOD, true));
    }
}
