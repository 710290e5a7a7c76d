package dev.slipway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

/** The floor: what sshj alone reads of a file over one connection, looking at nothing but where lines end. */
final class RawReading {
    private static final int ROOM = 1 << 16;

    private RawReading() {}

    /** Lines a second. */
    static double linesPerSecond(String user, int port, Path key, String file) throws IOException {
        try (SSHClient client = new SSHClient()) {
            client.addHostKeyVerifier(new PromiscuousVerifier());
            client.connect("127.0.0.1", port);
            client.authPublickey(user, key.toString());
            try (Session session = client.startSession();
                    Session.Command command = session.exec("cat " + file)) {
                long begin = System.nanoTime();
                long lines = 0;
                byte[] buffer = new byte[ROOM];
                InputStream in = command.getInputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    for (int i = 0; i < count; i++) {
                        lines += buffer[i] == '\n' ? 1 : 0;
                    }
                }
                return lines * 1e9 / (System.nanoTime() - begin);
            }
        }
    }
}
