package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.FixedRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A name service that is a file: of one line, a pause in milliseconds and addresses. As a program it tries to run a command
 * on the host {@code web} for each line of a file, where that line is what the name service says then, and prints what
 * comes of it. Arguments: directory of keys, port, file of lines.
 */
public final class NamesOfAFile extends InetAddressResolverProvider implements InetAddressResolver {
    static final String PROPERTY = "slipway.test.names";

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return this;
    }

    @Override
    public String name() {
        return "a file";
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        try {
            List<String> words = List.of(Files.readString(Path.of(System.getProperty(PROPERTY)))
                    .strip()
                    .split(" "));
            Thread.sleep(Long.parseLong(words.getFirst()));
            if (words.size() == 1) {
                throw new UnknownHostException(host);
            }
            return words.subList(1, words.size()).stream().map(address -> address(host, address));
        } catch (IOException e) {
            throw e instanceof UnknownHostException unknown ? unknown : new UnknownHostException(e.getMessage());
        } catch (InterruptedException e) {
            throw new UnknownHostException("Interrupted");
        }
    }

    private static InetAddress address(String host, String address) {
        try {
            return InetAddress.getByAddress(host, InetAddress.ofLiteral(address).getAddress());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        throw new UnknownHostException("Not asked for here");
    }

    public static void main(String[] arguments) throws Exception {
        Path keys = Path.of(arguments[0]);
        SshSettings settings = new SshSettings(
                new FixedRoutes(
                        List.of(keys.resolve("id_ed25519")),
                        List.of(keys.resolve("known_names")),
                        System.getProperty("user.name")),
                DEADLINE,
                DEADLINE);
        Address web = new Address("", "web", Optional.of(Integer.parseInt(arguments[1])));
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
            Files.writeString(Path.of(System.getProperty(PROPERTY)), line);
            try (SshConnections connections = SshConnections.open(settings)) {
                System.out.println(connections
                        .to(web)
                        .run(Command.of("echo", "it answers"), Duration.ofSeconds(20))
                        .output()
                        .strip());
            } catch (SshException fault) {
                System.out.println(fault.getMessage());
            }
        }
    }
}
