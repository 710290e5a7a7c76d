package dev.slipway.logs.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What a log says, appended to files that are dropped from the oldest on: the whole is never larger than it may be. Where the disk
 * takes no more it goes on in memory, with far less.
 */
final class Spool implements LogBytes {
    /** In so many pieces: what is kept shrinks by one of them at once. */
    private static final int PIECES = 8;

    private static final int IN_MEMORY = 1 << 20;

    private final Path directory;
    private final long most;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long end;
    private long kept;
    private boolean inMemory;

    /** A piece of it, from this place on. */
    private static final class Piece {
        private final long from;
        private final Optional<Path> path;
        private final Optional<OpenFile> file;
        private final byte[] memory;
        private int length;

        Piece(long from, Path path) throws IOException {
            this.from = from;
            this.path = Optional.of(path);
            this.file = Optional.of(OpenFile.made(path));
            this.memory = new byte[0];
        }

        Piece(long from, byte[] memory) {
            this.from = from;
            this.path = Optional.empty();
            this.file = Optional.empty();
            this.memory = memory;
        }

        void append(byte[] bytes, int at, int count) throws IOException {
            if (file.isPresent()) {
                file.get().write(length, bytes, at, count);
            } else {
                System.arraycopy(bytes, at, memory, length, count);
            }
            length += count;
        }

        int read(long place, byte[] into, int length) {
            int at = (int) (place - from);
            int count = Math.min(length, this.length - at);
            if (file.isPresent()) {
                return file.get().read(at, into, count);
            }
            System.arraycopy(memory, at, into, 0, count);
            return count;
        }

        void drop() {
            file.ifPresent(OpenFile::close);
            try {
                if (path.isPresent()) {
                    Files.deleteIfExists(path.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(path.get() + " cannot be deleted: " + e.getMessage(), e);
            }
        }
    }

    /**
     * @param directory in which it has its files, and nobody else any
     * @param most bytes
     */
    Spool(Path directory, long most) {
        this.directory = directory;
        this.most = most;
    }

    /**
     * Appends what was written next.
     *
     * @return why it goes on in memory from here, where it just begins to
     */
    synchronized Optional<String> append(byte[] bytes, int from, int count) {
        Optional<String> fault = Optional.empty();
        int at = from;
        while (at < from + count) {
            int part = Math.min(from + count - at, room());
            try {
                if (part > 0) {
                    pieces.getLast().append(bytes, at, part);
                    at += part;
                    end += part;
                } else {
                    grow();
                }
            } catch (IOException full) {
                fault = Optional.of(String.valueOf(full.getMessage()));
                inMemory = true;
                pieces.add(new Piece(end, new byte[IN_MEMORY]));
            }
        }
        return fault;
    }

    /** How much goes into the last piece. */
    private int room() {
        if (pieces.isEmpty()) {
            return 0;
        }
        Piece last = pieces.getLast();
        return (int) (last.file.isPresent() ? most / PIECES : last.memory.length) - last.length;
    }

    private void grow() throws IOException {
        if (inMemory) {
            pieces.add(new Piece(end, new byte[IN_MEMORY]));
        } else {
            Files.createDirectories(directory);
            pieces.add(new Piece(end, directory.resolve(end + ".log")));
        }
        long inMemoryNow = pieces.stream().filter(piece -> piece.file.isEmpty()).count();
        if (pieces.size() > PIECES || inMemoryNow > PIECES) {
            drop();
        }
    }

    private void drop() {
        Piece oldest = pieces.removeFirst();
        kept = oldest.from + oldest.length;
        oldest.drop();
    }

    /** Drops what stands before this place, in whole pieces. */
    synchronized void forget(long before) {
        while (pieces.size() > 1 && pieces.getFirst().from + pieces.getFirst().length <= before) {
            drop();
        }
    }

    @Override
    public synchronized long begin() {
        return kept;
    }

    /** Where what comes next will stand. */
    synchronized long end() {
        return end;
    }

    @Override
    public int read(long place, byte[] into, int length) {
        int read = 0;
        byte[] part = into;
        while (read < length) {
            Optional<Piece> piece = at(place + read);
            if (piece.isEmpty()) {
                break;
            }
            part = read == 0 ? into : new byte[length - read];
            int count = piece.get().read(place + read, part, length - read);
            if (count == 0) {
                break;
            }
            if (read > 0) {
                System.arraycopy(part, 0, into, read, count);
            }
            read += count;
        }
        return read;
    }

    private synchronized Optional<Piece> at(long place) {
        for (Iterator<Piece> each = pieces.descendingIterator(); each.hasNext(); ) {
            Piece piece = each.next();
            if (piece.from <= place) {
                return place < piece.from + piece.length ? Optional.of(piece) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        pieces.forEach(Piece::drop);
        pieces.clear();
        kept = end;
    }
}
