package dev.slipway.demo;

import dev.slipway.project.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the demonstration needs, in one directory: the project's repository, the hosts that run, the key that logs in,
 * and the place for the journal. Nothing of it lies in the person's home, and closing it leaves nothing behind.
 */
public final class DemoWorld implements AutoCloseable {
    private final DemoPlace place;
    private final boolean kept;
    private final List<DemoHost> hosts = new ArrayList<>();
    private final Thread atExit = new Thread(this::end, "end of the demonstration");
    private boolean ended;

    private DemoWorld(DemoPlace place, boolean kept) {
        this.place = place;
        this.kept = kept;
    }

    /**
     * Makes it and starts its hosts.
     *
     * @param keep where to make it, so that it stays after closing; a temporary directory otherwise
     * @throws IOException if a directory to keep it in is not empty, or something cannot be written
     */
    public static DemoWorld make(Optional<Path> keep) throws IOException {
        Path directory = keep.isPresent() ? emptyDirectory(keep.get()) : Files.createTempDirectory("slipway-demo-");
        DemoWorld world = new DemoWorld(new DemoPlace(directory.toRealPath()), keep.isPresent());
        Runtime.getRuntime().addShutdownHook(world.atExit);
        try {
            world.build();
            return world;
        } catch (IOException | RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private static Path emptyDirectory(Path wanted) throws IOException {
        Files.createDirectories(wanted);
        try (Stream<Path> inside = Files.list(wanted)) {
            if (inside.findAny().isPresent()) {
                throw new IOException(wanted + " is not empty; name a new directory for the demonstration.");
            }
        }
        return wanted;
    }

    private synchronized void build() throws IOException {
        KeyPair login = DemoKeys.generate();
        DemoKeys.writePrivate(login, place.key());
        for (String name : ShopHosts.NAMES) {
            DemoHost host = DemoHost.start(name, place.host(name), login.getPublic());
            hosts.add(host);
            Path shared =
                    Files.createDirectories(host.home().resolve(DemoHost.ROOT).resolve("shared"));
            Files.writeString(shared.resolve(".env"), "SHOP_HOST=" + name + "\n");
        }
        DemoKeys.writeKnownHosts(hosts, place.knownHosts());
        Map<String, Address> addresses = hosts.stream()
                .collect(
                        Collectors.toMap(DemoHost::name, host -> new Address(DemoHost.USER, "127.0.0.1", host.port())));
        DemoRepository.make(
                place.project(), new ShopHosts(addresses, DemoHost.ROOT, DemoHost.APP_PORT), Clock.systemUTC());
    }

    /** Where all of it lies. */
    public DemoPlace place() {
        return place;
    }

    /** All hosts. */
    public List<DemoHost> hosts() {
        return List.copyOf(hosts);
    }

    /** The hosts of development, staging or production. */
    public List<DemoHost> hosts(String environment) {
        String prefix = switch (environment) {
            case "development" -> "dev-";
            case "staging" -> "stage-";
            case "production" -> "web-";
            default -> throw new IllegalArgumentException("The demonstration has no " + environment);
        };
        return hosts.stream().filter(host -> host.name().startsWith(prefix)).toList();
    }

    /** Ends the hosts and, unless it is to be kept, deletes the directory. The end of this program does the same. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The program is ending and runs the hook, which finds nothing left to do.
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            hosts.parallelStream().forEach(DemoHost::close);
        } finally {
            remove();
        }
    }

    private void remove() {
        if (kept) {
            return;
        }
        try {
            Files.walkFileTree(place.directory(), new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demonstration's directory could not be deleted: " + place.directory(), e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
