package dev.slipway.ssh;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a Docker engine answers to a question. It was asked in HTTP/1.0, so that its body is all that comes until the end.
 *
 * @param status such as 200, or 404 for what is not there
 * @param body to be read while the answer is open
 */
public record EngineAnswer(int status, InputStream body, Channel channel) implements AutoCloseable {
    private static final int LONGEST = 64 * 1024;

    /** Asks for what lies at a path such as {@code /containers/json}. */
    static EngineAnswer get(Channel channel, String path) throws IOException {
        if (!path.matches("/[!-~]*")) {
            throw new IllegalArgumentException("A path of an address has no such characters: " + path);
        }
        try {
            channel.input()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream body = channel.output();
            List<String> words = List.of(line(body).split(" ", 3));
            if (words.size() < 2
                    || !words.getFirst().startsWith("HTTP/1.")
                    || !words.get(1).matches("\\d{3}")) {
                throw new IOException("The Docker engine does not answer in HTTP: " + String.join(" ", words));
            }
            while (!line(body).isEmpty()) {
                // Of what stands before the body nothing is needed.
            }
            return new EngineAnswer(Integer.parseInt(words.get(1)), body, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new EOFException("The Docker engine ended the connection before it had answered");
            }
            if (line.size() > LONGEST) {
                throw new IOException("The Docker engine does not answer in HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** The whole body as text, cut at 1 MiB. */
    public String text() throws IOException {
        return new String(body.readNBytes(1 << 20), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        channel.close();
    }
}
