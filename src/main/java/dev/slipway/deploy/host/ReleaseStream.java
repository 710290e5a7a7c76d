package dev.slipway.deploy.host;

import dev.slipway.git.Repository;
import dev.slipway.release.ReleaseFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What travels to a host, as a compressed tar stream that is made while it is read. Names over 100 bytes travel in pax
 * headers (POSIX.1-2001), which every tar of today reads. Where not everything is sent, the files lie below
 * {@code .slipway/in/} beside the lines that come and go, and a moved file is a hard link to its old place.
 */
final class ReleaseStream extends InputStream {
    private static final int PIECE = 64 * 1024;

    private final Repository.Content content;
    private final byte[] environment;
    private final LongConsumer progress;
    private final Queue<Entry> entries = new ArrayDeque<>();
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * PIECE);
    private final LinkSpeed link;
    private final TarArchiveOutputStream tar;
    private Optional<InputStream> open = Optional.empty();
    private byte[] piece = new byte[0];
    private int position;
    private long sent;
    private boolean finished;

    ReleaseStream(HostWork.Cargo cargo, HostWork.Tracking tracking) throws IOException {
        this.content = cargo.content();
        this.environment = cargo.own().environmentBytes();
        this.progress = tracking.progress();
        this.link = new LinkSpeed(made, tracking.streams());
        this.tar = new TarArchiveOutputStream(link, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        enqueue(cargo.delta(), cargo.own());
        enqueue(cargo.secrets());
    }

    private record Entry(TarArchiveEntry header, Optional<byte[]> bytes, String path) {}

    private void enqueue(Delta delta, OwnFiles own) {
        control("own", HostManifest.text(own.lines()));
        switch (delta.way()) {
            case WHOLE -> control("manifest", delta.next().text());
            case FROM_BASE -> {
                control("gone", lines(delta.gone()));
                control("come", lines(delta.come()));
            }
            case MENDED -> {
                control("manifest", delta.next().text());
                control("come", lines(delta.come()));
            }
        }
        String place = delta.way() == Delta.Way.WHOLE ? "" : ".slipway/in/";
        delta.moved().forEach((path, from) -> entries.add(hardLink(place + path, from)));
        delta.sent()
                .lines()
                .forEach(line -> entries.add(
                        entry(place + line.path(), line, delta.next().size(line))));
    }

    private void enqueue(SecretValues.Files secrets) {
        if (!secrets.seals().isEmpty()) {
            enqueue(SecretValues.PATH, secrets.values().reveal(), 0600);
            enqueue(SecretValues.SEALS, secrets.seals(), 0600);
        }
    }

    private void control(String name, String text) {
        enqueue(".slipway/" + name, text, 0644);
    }

    private void enqueue(String path, String text, int mode) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry header = header(path, TarConstants.LF_NORMAL, mode);
        header.setSize(bytes.length);
        entries.add(new Entry(header, Optional.of(bytes), ""));
    }

    private Entry entry(String name, ManifestLine line, long size) {
        if (line.kind() == ReleaseFile.Kind.LINK) {
            TarArchiveEntry header = header(name, TarConstants.LF_SYMLINK, 0777);
            header.setLinkName(line.target());
            return new Entry(header, Optional.of(new byte[0]), "");
        }
        TarArchiveEntry header =
                header(name, TarConstants.LF_NORMAL, line.kind() == ReleaseFile.Kind.EXECUTABLE ? 0755 : 0644);
        if (line.path().equals(OwnFiles.ENVIRONMENT)) {
            header.setSize(environment.length);
            return new Entry(header, Optional.of(environment), "");
        }
        header.setSize(size);
        return new Entry(header, Optional.empty(), line.path());
    }

    private static Entry hardLink(String name, String from) {
        TarArchiveEntry header = header(name, TarConstants.LF_LINK, 0644);
        header.setLinkName(from);
        return new Entry(header, Optional.of(new byte[0]), "");
    }

    private static TarArchiveEntry header(String name, byte type, int mode) {
        TarArchiveEntry header = new TarArchiveEntry("./" + name, type, true);
        header.setMode(mode);
        return header;
    }

    private static String lines(List<String> texts) {
        return texts.isEmpty() ? "" : String.join("\n", texts) + "\n";
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        link.resume();
        while (position == piece.length && !finished) {
            refill();
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, into, offset, count);
        position += count;
        link.pause(count);
        return count == 0 && length > 0 ? -1 : count;
    }

    private void refill() throws IOException {
        if (open.isPresent()) {
            copy(open.get());
        } else if (entries.isEmpty()) {
            tar.close();
            finished = true;
        } else {
            begin(entries.remove());
        }
        piece = made.toByteArray();
        position = 0;
        made.reset();
    }

    private void begin(Entry entry) throws IOException {
        tar.putArchiveEntry(entry.header());
        if (entry.bytes().isPresent()) {
            tar.write(entry.bytes().get());
            tar.closeArchiveEntry();
        } else {
            open = Optional.of(content.open(entry.path()));
        }
    }

    private void copy(InputStream file) throws IOException {
        byte[] bytes = new byte[PIECE];
        int count = file.read(bytes);
        if (count < 0) {
            file.close();
            open = Optional.empty();
            tar.closeArchiveEntry();
        } else {
            tar.write(bytes, 0, count);
            sent += count;
            progress.accept(sent);
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
