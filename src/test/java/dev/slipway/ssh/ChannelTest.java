package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.wire.SshConnections;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands and sockets of a real host as streams in a caller's hands. */
class ChannelTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final ChannelLimits LIMITS = ChannelLimits.opening(AMPLE).idle(AMPLE);

    @TempDir
    static Path directory;

    static RealSshd server;
    static SshConnections connections;
    static UnixServer echo;

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory, "AcceptEnv GIT_PROTOCOL", "MaxSessions 30");
        connections = SshConnections.open(server.settings());
        echo = UnixServer.echo(directory.resolve("echo.sock"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            connections.close();
            echo.close();
            server.close();
        }
    }

    private static Connection host() throws InterruptedException {
        return connections.to(server.address());
    }

    private static Channel script(String script) throws InterruptedException {
        return host().open(Command.script(script, List.of()), LIMITS);
    }

    private static Channel socket() throws InterruptedException {
        return host().socket(directory.resolve("echo.sock").toString(), LIMITS);
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static SshException why(IOException told) {
        if (told.getCause() instanceof SshException why) {
            assertThat(told).hasMessage(why.getMessage());
            return why;
        }
        throw new AssertionError("It does not say why", told);
    }

    /** Sends and receives at once, more than any window holds. */
    private static void requireEcho(Channel channel) throws Exception {
        byte[] sent = new byte[8 * 1024 * 1024];
        new Random(7).nextBytes(sent);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (OutputStream input = channel.input()) {
                input.write(sent);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(channel.output().readAllBytes()).isEqualTo(sent);
        sending.join();
        assertThat(channel.errors().read()).isNegative();
        assertThat(channel.status()).isZero();
    }

    /** As where a command ends by itself in the moment in which its caller has had enough of it. */
    @Test
    void channelsThatBothSidesEndAtOnceLeaveTheConnectionToTheOthers() throws Exception {
        Connection host = host();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(_ -> callers.submit(() -> endOften(host)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(host()).isSameAs(host);
    }

    private static boolean endOften(Connection host) throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Channel channel = host.open(Command.of("true"), LIMITS)) {
                channel.output().readAllBytes();
            }
        }
        return true;
    }

    @Test
    void aCommandIsHadAsStreamsUntilItEnds() throws Exception {
        try (Channel channel = script("cat")) {
            requireEcho(channel);
        }
    }

    @Test
    void aSocketOfTheHostIsHadAsStreams() throws Exception {
        try (Channel channel = socket()) {
            requireEcho(channel);
        }
    }

    @Test
    void theExitStatusAndWhatTheCommandComplainedOfAreTold() throws Exception {
        try (Channel channel = script("echo out; echo no >&2; exit 7")) {
            assertThat(text(channel.output())).isEqualTo("out\n");
            assertThat(text(channel.errors())).isEqualTo("no\n");
            assertThat(channel.status()).isEqualTo(7);
        }
        try (Channel channel = script("kill -9 $$")) {
            assertThat(channel.status()).isEqualTo(128 + 9);
        }
    }

    @Test
    void toCloseAChannelEndsItsCommand() throws Exception {
        long pid;
        try (Channel channel = script("echo $$; exec cat")) {
            pid = Long.parseLong(line(channel.output()));
            assertThat(ProcessHandle.of(pid)).isPresent();
        }

        Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void aCommandThatTakesNoNoticeOfThatHoldsNoPlace() throws Exception {
        for (int i = 0; i < 5; i++) {
            script("trap '' TERM; sleep 600").close();
        }

        try (Channel next = script("echo there is room")) {
            assertThat(text(next.output())).isEqualTo("there is room\n");
        }
    }

    @Test
    void whoWritesToACommandThatHasEndedIsToldThatAndNotThatTheHostIsLost() throws Exception {
        try (Channel ended = script("true")) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> {
                while (true) {
                    ended.input().write(new byte[64 * 1024]);
                }
            });
        }
    }

    @Test
    void aSocketThatIsNotThereIsRefusedAndTheConnectionGoesOn() throws Exception {
        Connection host = host();

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> host.socket("/nowhere/docker.sock", LIMITS))
                .satisfies(no -> assertThat(no.reason()).isEqualTo(Reason.CHANNEL_REFUSED))
                .satisfies(no -> assertThat(no.remedy()).contains("AllowStreamLocalForwarding"))
                .withMessageContaining("/nowhere/docker.sock");
        assertThat(host()).isSameAs(host);
    }

    @Test
    void toInterruptAReaderEndsItsWaitAndNothingElse() throws Exception {
        Connection host = host();
        try (Channel channel = script("cat")) {
            CompletableFuture<Exception> ended = new CompletableFuture<>();
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(
                            new IllegalStateException("read " + channel.output().read()));
                } catch (IOException e) {
                    ended.complete(e);
                }
            });
            Awaitility.await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
            reader.interrupt();

            assertThat(ended.join()).isInstanceOf(InterruptedIOException.class);
            channel.input().write("still here\n".getBytes(StandardCharsets.UTF_8));
            assertThat(line(channel.output())).isEqualTo("still here");
        }
        assertThat(host()).isSameAs(host);
    }

    @Test
    void silenceLongerThanAllowedIsToldInASentence() throws Exception {
        try (Channel channel = host().open(Command.of("sleep", "600"), LIMITS.idle(Duration.ofMillis(200)))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> channel.output().read())
                    .satisfies(told -> assertThat(why(told).reason()).isEqualTo(Reason.DEADLINE))
                    .withMessageContaining("has been silent for 200 ms: running 'sleep' '600'");
        }
    }

    @Test
    void aCommandThatKeepsTalkingIsEndedAtItsTotalDeadline() throws Exception {
        try (Channel channel = host().open(Command.of("yes"), LIMITS.total(Duration.ofMillis(300)))) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(channel::status)
                    .satisfies(late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE))
                    .withMessageContaining("within 300 ms");
        }
    }

    @Test
    void whoReadsACommandThatKeepsTalkingIsEndedAtItsTotalDeadlineToo() throws Exception {
        try (Channel channel = host().open(Command.of("yes"), LIMITS.total(Duration.ofMillis(300)))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> channel.output().transferTo(OutputStream.nullOutputStream()))
                    .satisfies(told -> assertThat(why(told).reason()).isEqualTo(Reason.DEADLINE));
        }
    }

    @Test
    void whatNobodyReadsHoldsUpNobodyElse() throws Exception {
        try (Channel channel = script("yes")) {
            assertThat(line(channel.output())).isEqualTo("y");
            assertThat(host().run(Command.of("true"), AMPLE).succeeded()).isTrue();
        }
    }

    @Test
    void commandsThatAreKeptTakeNoPlaceOfOthersAndMoreThanFourWait() throws Exception {
        List<Channel> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            kept.add(script("cat"));
        }

        assertThat(host().run(Command.of("true"), AMPLE).succeeded()).isTrue();
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> host().open(Command.of("cat"), ChannelLimits.opening(Duration.ofMillis(100))))
                .satisfies(late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE));
        kept.removeLast().close();
        try (Channel next = script("echo there is room")) {
            assertThat(text(next.output())).isEqualTo("there is room\n");
        }
        kept.forEach(Channel::close);
    }

    @Test
    void manySocketsAreOpenAtOnce() throws Exception {
        List<Channel> open = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            open.add(socket());
        }
        for (Channel channel : open) {
            channel.input().write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
        for (Channel channel : open) {
            assertThat(line(channel.output())).isEqualTo("hello");
            channel.close();
        }
    }

    @Test
    void nothingIsLeftOfChannelsThatAreClosed() throws Exception {
        for (int i = 0; i < 20; i++) {
            script("cat").close();
            socket().close();
        }

        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.matches("slipway-ssh-(input|output|errors|end)")));
    }

    @Test
    void aVariableThatTheHostAcceptsReachesTheCommand() throws Exception {
        Command command = Command.script("echo $GIT_PROTOCOL $OTHER", List.of());
        try (Channel channel = host().open(command, Map.of("GIT_PROTOCOL", "version=2", "OTHER", "no"), LIMITS)) {
            assertThat(text(channel.output())).isEqualTo("version=2\n");
        }
    }

    @Test
    void aConnectionThatBreaksOffIsToldToWhoWrites(@TempDir Path other) throws Exception {
        try (RealSshd brittle = RealSshd.start(other);
                SshConnections own = SshConnections.open(brittle.settings());
                Channel channel = own.to(brittle.address())
                        .open(Command.script("echo ready; exec sleep 600", List.of()), LIMITS)) {
            assertThat(line(channel.output())).isEqualTo("ready");
            Thread.ofVirtual().start(() -> {
                Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                brittle.dropConnections();
            });

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> {
                        while (true) {
                            channel.input().write(new byte[64 * 1024]); // until nobody takes any more
                        }
                    })
                    .satisfies(told -> assertThat(why(told).reason()).isEqualTo(Reason.LOST));
        }
    }

    @Test
    void aConnectionThatBreaksOffIsToldToWhoReadsAndToWhoWaits(@TempDir Path other) throws Exception {
        try (RealSshd brittle = RealSshd.start(other);
                SshConnections own = SshConnections.open(brittle.settings());
                Channel channel =
                        own.to(brittle.address()).open(Command.script("echo ready; sleep 600", List.of()), LIMITS)) {
            assertThat(line(channel.output())).isEqualTo("ready");
            brittle.dropConnections();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> channel.output().read())
                    .satisfies(told -> assertThat(why(told).reason()).isEqualTo(Reason.LOST));
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(channel::status)
                    .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Reason.LOST));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> channel.input().write(new byte[1]))
                    .satisfies(told -> assertThat(why(told).reason()).isEqualTo(Reason.LOST));
        }
    }
}
