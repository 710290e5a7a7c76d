package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.Offered;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is understood of the first words of servers. */
class FirstMessageTest {
    private static byte[] greeting() {
        return greeting("SSH-2.0-");
    }

    private static byte[] greeting(String protocol) {
        List<String> lists = List.of("curve25519-sha256", "ssh-ed25519", "aes256-ctr,3des-cbc", "aes256-ctr", "", "b");
        ByteBuffer packet = ByteBuffer.allocate(1024);
        packet.put(
                ("Welcome to this server\r\n" + protocol + "Thing_1.0 of ours\r\n").getBytes(StandardCharsets.UTF_8));
        int start = packet.position();
        packet.putInt(0).put((byte) 0).put((byte) 20).put(new byte[16]);
        lists.forEach(list -> packet.putInt(list.length()).put(list.getBytes(StandardCharsets.US_ASCII)));
        packet.putInt(start, packet.position() - start - Integer.BYTES);
        byte[] bytes = new byte[packet.position()];
        packet.flip().get(bytes);
        return bytes;
    }

    @Test
    void whatAServerOffersIsUnderstoodHoweverItsBytesCome() {
        FirstMessage message = new FirstMessage();
        byte[] bytes = greeting();

        for (int i = 0; i < bytes.length - 1; i++) {
            message.hear(bytes, i, 1);
        }
        assertThat(message.offered()).isEmpty();
        message.hear(bytes, bytes.length - 1, 1);

        assertThat(message.offered())
                .contains(new Offered(
                        "Thing_1.0 of ours",
                        List.of("curve25519-sha256"),
                        List.of("ssh-ed25519"),
                        List.of("aes256-ctr", "3des-cbc"),
                        List.of()));
    }

    @Test
    void aServerThatSpeaksTheFirstVersionTooIsUnderstood() {
        FirstMessage message = new FirstMessage();

        message.hear(greeting("SSH-1.99-"), 0, greeting("SSH-1.99-").length);

        assertThat(message.offered()).isPresent();
    }

    @Test
    void whatIsNoGreetingIsGivenUp() {
        FirstMessage message = new FirstMessage();
        byte[] noise = "no SSH here\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        message.hear(noise, 0, noise.length);
        message.hear(greeting(), 0, greeting().length);

        assertThat(message.offered()).isEmpty();
    }
}
