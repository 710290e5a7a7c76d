package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogState;
import dev.slipway.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a real host, as they are written, rotated and replaced. */
class FilesTest {
    private static final Gap.Missing UNKNOWN = new Gap.Missing.Unknown();

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("app.log");
    }

    private static void append(Path file, String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @EnumSource(names = "COPY_AND_TRUNCATE", mode = EnumSource.Mode.EXCLUDE)
    void aFileThatIsRotatedWhileHundredsOfLinesASecondComeIsReadWhole(Program.Rotation how) throws Exception {
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            for (int i = 0; i < 3; i++) {
                int now = program.written().size();
                WatchedHost.until(() -> program.written().size() > now + 1
                        && taken.lines().contains(program.written().get(now + 1)));
                program.rotate(how);
            }
            program.end();
            WatchedHost.until(() -> taken.lines().size() >= program.written().size());

            assertThat(taken.lines()).isEqualTo(program.written());
            assertThat(taken.gaps()).isEmpty();
        }
    }

    @Test
    void aFileThatIsCopiedAndTruncatedSaysWhereSomethingMayBeMissing() throws Exception {
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            for (int i = 0; i < 3; i++) {
                int gaps = taken.gaps().size();
                int size = taken.size();
                WatchedHost.until(() -> taken.size() > size);
                program.rotate(Program.Rotation.COPY_AND_TRUNCATE);
                WatchedHost.until(() -> taken.gaps().size() > gaps);
            }
            program.end();
            WatchedHost.until(() -> taken.lines().contains(program.written().getLast()));

            assertThat(taken.gaps()).hasSize(3).allSatisfy(gap -> {
                assertThat(gap.missing()).isEqualTo(UNKNOWN);
                assertThat(gap.why()).isIn("the file was truncated", "the file was written anew");
            });
            assertThat(taken.lines()).doesNotHaveDuplicates();
            assertThat(holes(taken.lines(), program.written())).isLessThanOrEqualTo(3);
        }
    }

    /** How often something is left out; each line stands where it stands in what was written, but for one cut before a hole. */
    private static int holes(List<String> taken, List<String> written) {
        int holes = 0;
        int next = 0;
        for (String line : taken) {
            int at = written.indexOf(line);
            if (at >= 0) {
                assertThat(at).isGreaterThanOrEqualTo(next);
                holes += at > next ? 1 : 0;
                next = at + 1;
            }
        }
        return holes;
    }

    @Test
    void rotationsInHasteAreFollowedOneByOne() throws Exception {
        try (WatchedHost host = new WatchedHost(directory);
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.follows() && taken.size() > 0);
            for (int i = 0; i < 4; i++) {
                program.rotate(Program.Rotation.RENAME);
                int size = taken.size();
                WatchedHost.until(() -> taken.size() > size);
            }
            program.end();
            WatchedHost.until(() -> taken.lines().contains(program.written().getLast()));

            assertThat(taken.lines()).doesNotHaveDuplicates();
            if (taken.gaps().isEmpty()) {
                assertThat(taken.lines()).isEqualTo(program.written());
            }
        }
    }

    @Test
    void aFileThatComesLateIsReadFromItsBeginning() throws Exception {
        try (WatchedHost host = new WatchedHost(directory)) {
            Path late = directory.resolve("later/app.log");
            TakenIn taken = host.reads(late);
            host.start();
            WatchedHost.until(taken::waits);
            assertThat(taken.state()).hasValue(new LogState.Waiting(late + " does not exist yet"));
            Files.createDirectories(late.getParent());
            append(late, "first\nsecond\n");
            WatchedHost.until(() -> taken.size() == 13);

            assertThat(taken.text()).isEqualTo("first\nsecond\n");
            assertThat(taken.state()).hasValue(new LogState.Following());
        }
    }

    @Test
    void ofALongFileTheLastBytesCountFromTheFirstWholeLine() throws Exception {
        append(file(), "0123456789\nabcdefghij\nlast\n");
        try (WatchedHost host = new WatchedHost(directory).bytes(10)) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(taken::follows);
            append(file(), "new\n");
            WatchedHost.until(() -> taken.text().endsWith("new\n"));

            assertThat(taken.text()).isEqualTo("last\nnew\n");
        }
    }

    @Test
    void anyBytesComeAsTheyAreWritten() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Random random = new Random(7);
        byte[] noise = new byte[300_000];
        random.nextBytes(noise);
        written.writeBytes(noise);
        written.writeBytes("\n\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        written.writeBytes("x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
        written.write('\n');
        try (WatchedHost host = new WatchedHost(directory)) {
            Files.createFile(file());
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(taken::follows);
            for (int from = 0; from < written.size(); from += 1_000_000) {
                byte[] all = written.toByteArray();
                byte[] piece = java.util.Arrays.copyOfRange(all, from, Math.min(all.length, from + 1_000_000));
                Files.write(file(), piece, StandardOpenOption.APPEND);
            }
            WatchedHost.until(() -> taken.size() >= written.size());

            assertThat(taken.all()).isEqualTo(written.toByteArray());
            assertThat(taken.gaps()).isEmpty();
        }
    }

    @Test
    void pathsMayHoldAnyCharacterAndManyFilesAreReadAtOnce() throws Exception {
        List<String> names = List.of(
                "-n",
                "a b",
                "it's",
                "\"q\"",
                "$(touch x)",
                "*",
                "[a]",
                "\\",
                "\u00fc\u4e16",
                ";x",
                "%s",
                " lead",
                "a|b");
        try (WatchedHost host = new WatchedHost(directory)) {
            List<TakenIn> taken = new ArrayList<>();
            for (String name : names) {
                append(directory.resolve(name), name + "\n");
                taken.add(host.reads(directory.resolve(name)));
            }
            host.start();
            for (int i = 0; i < names.size(); i++) {
                TakenIn one = taken.get(i);
                WatchedHost.until(one::follows);
                append(directory.resolve(names.get(i)), "more\n");
            }
            for (int i = 0; i < names.size(); i++) {
                TakenIn one = taken.get(i);
                String all = names.get(i) + "\nmore\n";
                WatchedHost.until(() -> one.text().equals(all));
            }
            for (String name : names) { // also those that the shell keeps no descriptor of
                Files.move(directory.resolve(name), directory.resolve(name + ".1"));
                append(directory.resolve(name + ".1"), "rest\n");
                append(directory.resolve(name), "fresh\n");
            }
            for (int i = 0; i < names.size(); i++) {
                TakenIn one = taken.get(i);
                String all = names.get(i) + "\nmore\nrest\nfresh\n";
                WatchedHost.until(() -> one.text().equals(all));
                assertThat(one.gaps()).isEmpty();
            }
        }
    }

    @Test
    void whatMayNotBeReadIsRefusedUntilItMay() throws Exception {
        List<String> nobody = System.getProperty("user.name").equals("root")
                ? List.of("ForceCommand exec setpriv --reuid=65534 --regid=65534 --clear-groups"
                        + " sh -c \"$SSH_ORIGINAL_COMMAND\"")
                : List.of();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        append(file(), "secret\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("-w-------"));
        try (WatchedHost host = new WatchedHost(directory, nobody.toArray(String[]::new))) {
            TakenIn taken = host.reads(file());
            TakenIn odd = host.reads(directory);
            host.start();
            WatchedHost.until(() ->
                    taken.state().filter(LogState.Refused.class::isInstance).isPresent());
            assertThat(taken.state().orElseThrow().toString())
                    .contains("may not read " + file())
                    .contains("group");
            WatchedHost.until(
                    () -> odd.state().filter(LogState.Refused.class::isInstance).isPresent());
            assertThat(odd.state().orElseThrow().toString()).contains("is no file");
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
            WatchedHost.until(() -> taken.size() == 7);

            assertThat(taken.text()).isEqualTo("secret\n");
        }
    }

    @Test
    void secretValuesDoNotComeThroughAndChangeNoOffset() throws Exception {
        try (WatchedHost host = new WatchedHost(directory)) {
            append(file(), "password hunter2-hunter2 used\n");
            host.masking().learn(List.of(Secret.of("hunter2-hunter2")));
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(taken::follows);
            append(file(), "again hunter2-");
            WatchedHost.until(() -> taken.text().contains("again"));
            append(file(), "hunter2\nend\n");
            WatchedHost.until(() -> taken.text().endsWith("end\n"));

            assertThat(taken.text()).isEqualTo("password *** used\nagain ***\nend\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash", "busybox"})
    void everyShellOfAHostReadsIt(String shell) throws Exception {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("sh"), Path.of("/bin/" + shell));
        if (shell.equals("busybox")) {
            for (String program : List.of("stat", "dd", "head", "cat", "sleep", "date", "readlink")) {
                Files.createSymbolicLink(programs.resolve(program), Path.of("/bin/busybox"));
            }
        }
        try (WatchedHost host = new WatchedHost(directory, "SetEnv PATH=" + programs + ":/usr/bin:/bin");
                Program program = new Program(file())) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(() -> taken.size() > 0);
            program.rotate(Program.Rotation.RENAME);
            program.end();
            WatchedHost.until(() -> taken.lines().size() >= program.written().size());

            assertThat(taken.lines()).isEqualTo(program.written());
        }
    }

    @Test
    void theClockAndTheZoneOfTheHostAreTold() throws Exception {
        try (WatchedHost host = new WatchedHost(directory, "SetEnv TZ=Asia/Kolkata")) {
            host.reads(file());
            host.start();
            WatchedHost.until(() -> !host.heard().isEmpty());

            assertThat(host.heard().getFirst().clockAhead()).isZero();
            assertThat(host.heard().getFirst().zone().getId()).isEqualTo("+05:30");
        }
    }

    @Test
    void nothingRunsOnTheHostWhenNobodyReadsAnyMore() throws Exception {
        try (WatchedHost host = new WatchedHost(directory)) {
            TakenIn taken = host.reads(file());
            host.start();
            WatchedHost.until(taken::waits);
            assertThat(running(file().toString())).isTrue();
            host.stop();

            WatchedHost.until(() -> !running(file().toString()));
        }
    }

    /** Whether a program of this machine has the word in its command line. */
    static boolean running(String word) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.anyMatch(process -> {
                try {
                    return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .contains(word);
                } catch (IOException ended) {
                    return false;
                }
            });
        }
    }
}
