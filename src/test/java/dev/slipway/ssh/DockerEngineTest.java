package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.DockerEngine.Opened;
import dev.slipway.ssh.DockerEngine.Way;
import dev.slipway.ssh.wire.SshConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the Docker engine of a host is reached: a real sshd, and a real Unix socket. */
class DockerEngineTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final ChannelLimits LIMITS = ChannelLimits.opening(AMPLE).idle(AMPLE);

    /** Joins standard input and output to the socket, as {@code docker system dial-stdio} does. */
    private static final String DIAL = """
            #!/usr/bin/perl
            use strict; use IO::Socket::UNIX; use IO::Select;
            "@ARGV[0, 2, 3]" eq "--host system dial-stdio" or die "docker: not this: @ARGV\\n";
            my ($path) = $ARGV[1] =~ m{^unix://(.*)$} or die "docker: no socket\\n";
            my $engine = IO::Socket::UNIX->new(Peer => $path) or die "Cannot connect to the Docker daemon at $ARGV[1].\\n";
            my $select = IO::Select->new($engine, \\*STDIN);
            while (1) {
                for my $from ($select->can_read) {
                    my $count = sysread($from, my $bytes, 65536);
                    exit 0 if !$count && $from == $engine;
                    if (!$count) { $select->remove($from); shutdown($engine, 1); next; }
                    syswrite($from == $engine ? \\*STDOUT : $engine, $bytes);
                }
            }
            """;

    @TempDir
    Path directory;

    private Path socket() {
        return directory.resolve("docker.sock");
    }

    /** A host without forwarding to sockets; whose programs are this one and the system's. */
    private RealSshd strict(String docker) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        Path program = Files.writeString(programs.resolve("docker"), docker);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return RealSshd.start(
                Files.createDirectory(directory.resolve("sshd")),
                "AllowStreamLocalForwarding no",
                "SetEnv PATH=" + programs + ":/usr/bin:/bin");
    }

    private static String ping(Channel channel) throws IOException {
        channel.input()
                .write("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(channel.output().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void itsSocketIsReachedThroughTheConnectionAndNoPortListens() throws Exception {
        try (UnixServer engine = UnixServer.docker(socket());
                RealSshd server = RealSshd.start(Files.createDirectory(directory.resolve("sshd")));
                SshConnections connections = SshConnections.open(server.settings())) {
            DockerEngine docker = new DockerEngine(connections.to(server.address()), socket().toString());
            List<String> before = listening();

            Opened opened = docker.open(LIMITS);
            try (Channel channel = opened.channel()) {
                assertThat(opened.way()).isEqualTo(Way.SOCKET);
                assertThat(listening()).isEqualTo(before);
                assertThat(ping(channel)).startsWith("HTTP/1.1 200 OK").endsWith("OK");
            }
            assertThat(engine.connections()).isEqualTo(1);
        }
    }

    @Test
    void aHostThatForbidsSocketsIsAskedThroughItsDockerProgram() throws Exception {
        try (UnixServer engine = UnixServer.docker(socket());
                RealSshd server = strict(DIAL);
                SshConnections connections = SshConnections.open(server.settings())) {
            DockerEngine docker = new DockerEngine(connections.to(server.address()), socket().toString());
            for (int i = 0; i < 3; i++) {
                Opened opened = docker.open(LIMITS);
                try (Channel channel = opened.channel()) {
                    assertThat(opened.way()).isEqualTo(Way.DIAL_STDIO);
                    assertThat(ping(channel)).startsWith("HTTP/1.1 200 OK").endsWith("OK");
                }
            }

            assertThat(engine.connections()).isEqualTo(4); // the first to find out
            assertThat(server.log().stream().filter(line -> line.contains("refused streamlocal port forward")))
                    .hasSize(1);
        }
    }

    @Test
    void whereNeitherWayLeadsToAnEngineASentenceSaysWhatTheProgramSaid() throws Exception {
        try (RealSshd server = strict(DIAL);
                SshConnections connections = SshConnections.open(server.settings())) {
            DockerEngine docker = new DockerEngine(connections.to(server.address()), socket().toString());

            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> docker.open(LIMITS))
                    .withMessageContaining("neither through " + socket())
                    .withMessageContaining("Cannot connect to the Docker daemon")
                    .satisfies(no -> assertThat(no.remedy()).contains("group docker"));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Tag("long")
    void aRealEngineAnswers(Way way) throws Exception {
        Path real = Path.of(DockerEngine.USUAL_SOCKET);
        Assumptions.assumeTrue(Files.isWritable(real), "No Docker engine runs here");
        String forwarding = "AllowStreamLocalForwarding " + (way == Way.SOCKET ? "yes" : "no");
        try (RealSshd server = RealSshd.start(Files.createDirectory(directory.resolve("sshd")), forwarding);
                SshConnections connections = SshConnections.open(server.settings())) {
            DockerEngine docker = new DockerEngine(connections.to(server.address()), real.toString());
            for (String path : List.of("/_ping", "/version")) {
                Opened opened = docker.open(LIMITS);
                try (Channel channel = opened.channel()) {
                    channel.input()
                            .write(("GET " + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    assertThat(new String(channel.output().readAllBytes(), StandardCharsets.UTF_8))
                            .startsWith("HTTP/1.1 200 OK")
                            .contains("Api-Version");
                    assertThat(opened.way()).isEqualTo(way);
                }
            }
        }
    }

    /** The sockets on which this process listens for TCP connections, by /proc/net/tcp (proc_net_tcp). */
    private static List<String> listening() throws IOException {
        List<String> inodes = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[3].equals("0A"))
                        .forEach(fields -> inodes.add("socket:[" + fields[9] + "]"));
            }
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.flatMap(DockerEngineTest::target)
                    .filter(inodes::contains)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Stream.empty();
        }
    }
}
