package dev.slipway.logs.source;

import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All files of a host, by one script in one channel. */
final class FilesReading implements Reading {
    private static final Duration OPENING = Duration.ofSeconds(30);

    /** The script gives a sign of life every other second. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String PAUSE = "0.5";
    private static final int NO_STAT = 69;
    private static final int TOKEN = 16;

    private final List<FileLog> files;
    private final long first;
    private final SecureRandom random;

    /** @param first how many bytes at the end of a file count that was never read */
    FilesReading(List<FileLog> files, long first, SecureRandom random) {
        this.files = List.copyOf(files);
        this.first = first;
        this.random = random;
    }

    @Override
    public List<Hearing> logs() {
        return files.stream().map(FileLog::hearing).toList();
    }

    @Override
    public void over(Connection connection) throws IOException, InterruptedException, Unreadable {
        String token = token();
        try (Channel channel =
                connection.open(command(), ChannelLimits.opening(OPENING).idle(SILENCE))) {
            channel.input().write((token + "\n").getBytes(StandardCharsets.US_ASCII));
            new MarkedStream(token, new Following()).read(channel.output());
            ended(channel, connection);
        } catch (FileLog.Astray again) {
            // They are asked for once more.
        }
    }

    /** A byte that texts do not have, and then more than anybody can guess. It is in no list of processes. */
    private String token() {
        byte[] bytes = new byte[TOKEN];
        random.nextBytes(bytes);
        return '\1' + HexFormat.of().formatHex(bytes);
    }

    private Command command() {
        List<String> values = new ArrayList<>(List.of(PAUSE, Long.toString(first), Integer.toString(FileLog.COMPARED)));
        files.forEach(file -> values.addAll(file.words()));
        return Command.script(HostScript.FILES.file(), HostScript.FILES.text(), values);
    }

    private static void ended(Channel channel, Connection connection)
            throws IOException, InterruptedException, Unreadable {
        int status = channel.status();
        String said = new String(channel.errors().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (status == NO_STAT) {
            throw new Unreadable(
                    connection.address() + " has no stat program that files can be followed with: " + said,
                    "Install GNU coreutils or busybox there.");
        }
        throw new IOException("The following of files ended with exit status " + status + ": " + said);
    }

    /** Gives each file what is of it. */
    private final class Following implements MarkedStream.Reader {
        private boolean heard;
        private FileLog current = files.getFirst();

        @Override
        public void line(String words) throws IOException {
            if (!heard) {
                heard = true;
                logs().forEach(log -> log.resumed("connection lost"));
            }
            List<String> parts = List.of(words.split(" "));
            if (parts.size() == 1) {
                logs().forEach(Hearing::heard);
            } else {
                current = files.get(Integer.parseInt(parts.get(1)) - 1);
                current.said(parts.getFirst(), parts.subList(2, parts.size()));
            }
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) throws IOException {
            current.bytes(buffer, from, count);
        }
    }
}
