package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the phases, run by a real sh of this machine. */
class HostScriptTest {
    private static final String DIRECTORY = "releases/1-v1.0.0-abcdef0";

    @TempDir
    Path root;

    private LocalHost host;

    @BeforeEach
    void completeRelease() throws IOException {
        host = new LocalHost(root);
        host.release(DIRECTORY);
    }

    private LocalHost.Result run(HostScript script, Map<String, String> environment, String... values)
            throws IOException, InterruptedException {
        return host.run(script, environment, values);
    }

    private LocalHost.Result switchOver(String restart, int seconds) throws IOException, InterruptedException {
        return run(HostScript.SWITCH, Map.of(), root.toString(), DIRECTORY, "d-1", "", "switch", restart, "" + seconds);
    }

    @Test
    void aRestartThatHangsIsEndedWithAllItsChildrenAndSaid() throws Exception {
        long begin = System.nanoTime();
        LocalHost.Result result = switchOver("sleep 61 & echo $! > ../../child; sleep 62", 1);

        assertThat(result.errors()).endsWith("The restart command did not end within 1 seconds\n");
        assertThat(result.status()).isEqualTo(21);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        long child = Long.parseLong(Files.readString(root.resolve("child")).strip());
        await("the child is gone")
                .until(() ->
                        ProcessHandle.of(child).flatMap(p -> p.info().command()).isEmpty());
    }

    @Test
    void aProgramThatARestartLeavesRunningDoesNotHoldTheStep() throws Exception {
        long begin = System.nanoTime();
        LocalHost.Result result = switchOver("sleep 20 & echo started", 15);

        assertThat(result).isEqualTo(new LocalHost.Result(0, "\u0002live\nstarted\n", ""));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aSwitchThatIsKilledLeavesNothingThatGoesOnForEver() throws Exception {
        Process script = host.start(
                HostScript.SWITCH, Map.of(), root.toString(), DIRECTORY, "d-1", "", "switch", "sleep 63", "2");
        Path told = root.resolve(".slipway/restart.log.told");
        await("it tells what the restart writes").until(() -> Files.exists(told));

        ProcessHandle.of(inRoot().getFirst()).orElseThrow().destroyForcibly();
        script.waitFor();

        await("its processes are gone").atMost(Duration.ofSeconds(20)).until(() -> inRoot().isEmpty());
    }

    /** The processes of this machine that work in the component's root, the oldest first. */
    private List<Long> inRoot() {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                                .equals(root);
                    } catch (IOException ended) {
                        return false;
                    }
                })
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }

    @Test
    void everyStepStandsInTheHostsOwnJournalWithItsStatus() throws Exception {
        LocalHost.Result result = switchOver("exit 3", 5);

        assertThat(result.errors()).isEqualTo("The restart command ended with status 3\n");
        assertThat(Files.readAllLines(root.resolve(".slipway/journal.jsonl")))
                .hasSize(4)
                .last()
                .asString()
                .contains("\"deployment\":\"d-1\"", "\"event\":\"end\"", "\"status\":3", "\"step\":\"restart\"");
    }

    @Test
    void aHostWithoutADigestToolSaysSo() throws Exception {
        Path tools = Files.createDirectory(root.resolve("bin"));
        for (String tool : List.of("uname", "date", "df", "awk", "dirname", "sed", "readlink", "sh")) {
            Path program = Path.of("/usr/bin", tool);
            Assumptions.assumeTrue(Files.exists(program), "This machine has no /usr/bin/" + tool);
            Files.createSymbolicLink(tools.resolve(tool), program);
        }

        LocalHost.Result result = run(
                HostScript.INVENTORY,
                Map.of("PATH", tools.toString()),
                root.toString(),
                "5",
                root.toString(),
                "none",
                "0");

        assertThat(new InventoryReading()
                        .read(result.output(), Instant.now(), Instant.now())
                        .missing())
                .contains("sha256sum", "tar", "gzip");
    }

    @Test
    void aProofThatDiesHalfWayProvesNothing() throws Exception {
        Path release = root.resolve(DIRECTORY);
        byte[] version = "1".getBytes(StandardCharsets.UTF_8);
        Files.write(release.resolve("VERSION"), version);
        String manifest = "100644 " + Digest.of(version).hex() + " VERSION\n";
        Files.writeString(release.resolve(".slipway/manifest"), manifest);
        Path complete = release.resolve(".slipway/complete");
        Digest digest = Digest.of(manifest.getBytes(StandardCharsets.UTF_8));
        Files.writeString(complete, "manifest " + digest.hex() + "\n");
        Files.setLastModifiedTime(complete, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(proving(Map.of())).contains("proven\t" + DIRECTORY);
        for (String program : List.of("awk", "find")) {
            Path tools = host.program(program, "kill -9 $$");
            assertThat(proving(Map.of("PATH", tools + ":" + System.getenv("PATH"))))
                    .as(program)
                    .doesNotContain("proven")
                    .contains("wrong\t./\n");
            Files.delete(tools.resolve(program));
        }
    }

    @Test
    @Timeout(60)
    void ofAReleaseThatHasLostAllItsFilesEachIsTold() throws Exception {
        Path release = root.resolve(DIRECTORY);
        String nothing = Digest.of(new byte[0]).hex();
        String manifest = "100644 " + nothing + " a\n100644 " + nothing + " b\n";
        Files.writeString(release.resolve(".slipway/manifest"), manifest);
        Digest digest = Digest.of(manifest.getBytes(StandardCharsets.UTF_8));
        Path complete = Files.writeString(release.resolve(".slipway/complete"), "manifest " + digest.hex() + "\n");
        Files.setLastModifiedTime(complete, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(proving(Map.of())).contains("wrong\t./a\n", "wrong\t./b\n").doesNotContain("proven");
    }

    private String proving(Map<String, String> environment) throws IOException, InterruptedException {
        String place = root.toString();
        return run(HostScript.INVENTORY, environment, place, "5", place, DIRECTORY, "0")
                .output();
    }

    private LocalHost.Result lease(String verb, String deployment, String holder)
            throws IOException, InterruptedException {
        return run(HostScript.LEASE, Map.of(), verb, root.toString(), deployment, holder, "60", "");
    }

    private Path unsignedLease(Duration age) throws IOException {
        Path lease = Files.createDirectories(root.resolve(".slipway/lease"));
        Files.setLastModifiedTime(lease, FileTime.from(Instant.now().minus(age)));
        return lease;
    }

    @Test
    void aLeaseThatNobodySignedIsFreeAfterFiveMinutes() throws Exception {
        Path lease = unsignedLease(Duration.ofMinutes(10));

        assertThat(lease("take", "d-1", "ana").status()).isZero();
        assertThat(lease.resolve("deployment")).hasContent("d-1");
        assertThat(lease("take", "d-2", "ben").status()).isEqualTo(13);
    }

    @Test
    void aLeaseThatIsJustBeingSignedIsHeld() throws Exception {
        unsignedLease(Duration.ofSeconds(10));

        assertThat(lease("take", "d-1", "ana").status()).isEqualTo(13);
    }

    @Test
    void aLeaseThatCannotBeSignedIsNotLeftBehind() throws Exception {
        Path tools = host.program("mv", "exit 1");

        LocalHost.Result result = run(
                HostScript.LEASE,
                Map.of("PATH", tools + ":" + System.getenv("PATH")),
                "take",
                root.toString(),
                "d-1",
                "ana",
                "60",
                "");

        assertThat(result.errors()).isEqualTo(root + "/.slipway/lease cannot be written\n");
        assertThat(root.resolve(".slipway/lease")).doesNotExist();
    }

    @Test
    void aLeaseMayBeTakenTwiceByTheSameHolderOnly() throws Exception {
        assertThat(lease("take", "d-1", "ana at ten").status()).isZero();

        assertThat(lease("take", "d-1", "ana at ten").status()).isZero();
        assertThat(lease("take", "d-1", "ana at eleven").status()).isEqualTo(13);
    }

    @Test
    void aReleasedLeaseLeavesNothing() throws Exception {
        lease("take", "d-1", "ana");

        assertThat(lease("release", "d-1", "ana").status()).isZero();
        assertThat(lease("beat", "d-1", "ana").status()).isEqualTo(13);
        assertThat(root.resolve(".slipway/lease")).doesNotExist();
        assertThat(root.resolve(".slipway/lease.d-1")).doesNotExist();
    }

    @Test
    void aLeaseWithoutAHeartbeatAndAnUnknownRoomDoNotEndTheInventory() throws Exception {
        Files.createFile(unsignedLease(Duration.ZERO).resolve("beat"));
        Path tools = host.program("df", "echo Filesystem\necho 'fuse - - - - /'");

        LocalHost.Result result = run(
                HostScript.INVENTORY,
                Map.of("PATH", tools + ":" + System.getenv("PATH")),
                root.toString(),
                "5",
                root.toString(),
                "none",
                "0");
        HostInventory inventory = new InventoryReading().read(result.output(), Instant.now(), Instant.now());

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(inventory.lease())
                .hasValueSatisfying(lease -> assertThat(lease.expired()).isFalse());
        assertThat(inventory.root(root.toString()).free()).isEqualTo(Long.MAX_VALUE);
        assertThat(inventory.root(root.toString()).releases()).hasSize(1);
    }

    @Test
    void theLinkToTheLiveReleaseIsNeverMissingWhileItIsMoved() throws Exception {
        host.release("releases/2-v2.0.0-abcdef1");
        run(HostScript.SWITCH, Map.of(), root.toString(), DIRECTORY, "d-1", "", "switch", "", "5");
        Process reader = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "while :; do cd \"$1/current/.slipway\" || exit 1; done",
                        "reader",
                        root.toString())
                .start();

        String live = DIRECTORY;
        for (int i = 0; i < 20; i++) {
            String next = live.equals(DIRECTORY) ? "releases/2-v2.0.0-abcdef1" : DIRECTORY;
            assertThat(run(HostScript.SWITCH, Map.of(), root.toString(), next, "d-2", live, "switch", "", "5")
                            .status())
                    .isZero();
            live = next;
        }

        assertThat(reader.isAlive()).as("every look found a live release").isTrue();
        reader.destroyForcibly().waitFor();
    }
}
