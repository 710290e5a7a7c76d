package dev.slipway.ssh.known;

import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.KnownLine.Standing;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines that known_hosts files have for the host at the end of a route, and how they are taken out. */
public final class KnownLines {
    /** A character a byte: what is not understood is written back as it was. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final List<String> names;
    private final List<Path> files;

    public KnownLines(Route route) {
        this.names = KnownHosts.names(route);
        this.files = route.hostKeys().files();
    }

    /** All of them, in the order in which the files are read; of a file that does not exist or must not be read none. */
    public List<KnownLine> all() throws IOException {
        return all(texts());
    }

    private Map<Path, String> texts() throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file, text(file));
        }
        return texts;
    }

    private List<KnownLine> all(Map<Path, String> texts) {
        List<KnownLine> all = new ArrayList<>();
        for (Path file : texts.keySet()) {
            List<String> lines = lines(texts.getOrDefault(file, ""));
            for (int i = 0; i < lines.size(); i++) {
                int number = i + 1;
                KnownHost.parse(lines.get(i))
                        .flatMap(entry -> line(file, number, entry))
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /**
     * Takes the lines out that stand for exactly this host, and its name out of those that stand for others too. All other
     * bytes of the files stay as they are; each file is replaced at once.
     *
     * @param seen what the person has seen and agreed to, as {@link #all} gives it
     * @throws IOException where the files say something else by now, or one cannot be replaced
     */
    public void remove(List<KnownLine> seen) throws IOException {
        Map<Path, String> texts = texts();
        if (!all(texts).equals(seen)) {
            throw new IOException("what is known of " + names.getFirst() + " has changed since it was shown");
        }
        List<Path> changing = seen.stream()
                .filter(KnownLine::removable)
                .map(KnownLine::file)
                .distinct()
                .toList();
        for (Path file : changing) {
            List<KnownLine> going =
                    seen.stream().filter(line -> line.file().equals(file)).toList();
            String before = texts.getOrDefault(file, "");
            replace(file.toRealPath(), before, without(lines(before), going));
        }
    }

    private Optional<KnownLine> line(Path file, int number, KnownHost entry) {
        return names.stream()
                .filter(entry::matches)
                .findFirst()
                .map(name -> new KnownLine(
                        file, number, entry.key().type(), entry.key().fingerprint(), standing(file, name, entry)));
    }

    private Standing standing(Path file, String name, KnownHost entry) {
        return switch (entry.marker()) {
            case REVOKED -> Standing.REVOKED;
            case CERT_AUTHORITY -> Standing.AUTHORITY;
            case NONE -> {
                if (!name.equals(names.getFirst())) {
                    yield Standing.OTHER_PORT;
                }
                List<String> hosts = List.of(entry.hosts().split(","));
                if (!entry.hosts().startsWith("|") && hosts.stream().noneMatch(name::equalsIgnoreCase)) {
                    yield Standing.PATTERN;
                }
                if (!replaceable(file)) {
                    yield Standing.LOCKED;
                }
                yield hosts.stream().allMatch(name::equalsIgnoreCase)
                                || entry.hosts().startsWith("|")
                        ? Standing.OWN
                        : Standing.SHARED;
            }
        };
    }

    private static boolean replaceable(Path file) {
        try {
            Path real = file.toRealPath();
            return Files.isWritable(real) && Files.isWritable(directory(real));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path directory(Path real) throws IOException {
        @Nullable Path directory = real.getParent();
        if (directory == null) {
            throw new IOException(real + " is no file");
        }
        return directory;
    }

    private String without(List<String> lines, List<KnownLine> going) {
        List<String> kept = new ArrayList<>(lines);
        going.forEach(line -> {
            int at = line.number() - 1;
            switch (line.standing()) {
                case OWN -> kept.set(at, "");
                case SHARED -> kept.set(at, withoutName(kept.get(at)));
                case PATTERN, OTHER_PORT, AUTHORITY, REVOKED, LOCKED -> {}
            }
        });
        return String.join("", kept);
    }

    private String withoutName(String line) {
        String hosts = line.strip().split("[ \t]+", 2)[0];
        int at = line.indexOf(hosts);
        String others = Arrays.stream(hosts.split(","))
                .filter(host -> !host.equalsIgnoreCase(names.getFirst()))
                .collect(Collectors.joining(","));
        return line.substring(0, at) + others + line.substring(at + hosts.length());
    }

    /** Each with its end; joined they are the file again. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, BYTES);
        } catch (NoSuchFileException | AccessDeniedException e) {
            return "";
        }
    }

    /** What another program has added meanwhile is not lost: then nothing is replaced. */
    private static void replace(Path file, String before, String after) throws IOException {
        Path next = Files.createTempFile(directory(file), ".known_hosts-", ".new");
        try {
            @Nullable PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null) {
                Files.setPosixFilePermissions(next, posix.readAttributes().permissions());
            }
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(after.getBytes(BYTES));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            if (!text(file).equals(before)) {
                throw new IOException(file + " was changed by another program just now");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
