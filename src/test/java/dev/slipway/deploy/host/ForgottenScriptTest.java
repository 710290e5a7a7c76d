package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.release.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script goes on after its link was lost: whatever was done meanwhile without it, it spoils nothing. */
class ForgottenScriptTest {
    private static final String OLD = "releases/1-v1.0.0-abcdef0";
    private static final String NEW = "releases/2-v2.0.0-abcdef1";
    private static final String MANIFEST =
            "100644 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 .slipway/env\n";

    @TempDir
    Path root;

    private LocalHost host;

    @BeforeEach
    void completeRelease() throws IOException {
        host = new LocalHost(root);
        host.release(OLD);
    }

    private Process preparing(String directory, String base) throws IOException {
        String digest = Digest.of(MANIFEST.getBytes(StandardCharsets.UTF_8)).hex();
        return host.start(
                HostScript.PREPARE, Map.of(), root.toString(), directory, "d-1", OLD, digest, base, "revision", "", "");
    }

    private static void send(Process preparing) throws IOException {
        try (OutputStream out = preparing.getOutputStream();
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            add(tar, "./.slipway/env", "");
            add(tar, "./.slipway/own", MANIFEST);
            add(tar, "./.slipway/manifest", MANIFEST);
            add(tar, "./.slipway/gone", "");
            add(tar, "./.slipway/come", "");
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
    }

    private LocalHost.Result switchTo(String directory, String before, String step, Map<String, String> environment)
            throws IOException, InterruptedException {
        return host.run(
                HostScript.SWITCH,
                environment,
                root.toString(),
                directory,
                "d-1",
                before,
                step,
                "echo restarted >>../../restarts",
                "5");
    }

    @Test
    void aTransferThatDiesLongAfterAnotherMadeTheReleaseLeavesThatAlone() throws Exception {
        Process forgotten = preparing(NEW, "");
        await().until(() -> begun(".slipway"));
        Process again = preparing(NEW, "");
        send(again);
        assertThat(again.waitFor()).isZero();

        forgotten.getOutputStream().close();

        assertThat(forgotten.waitFor()).isEqualTo(11);
        assertThat(root.resolve(NEW).resolve(".slipway/complete")).isNotEmptyFile();
    }

    @Test
    void aFileThatIsEditedInTheBaseDuringATransferIsFoundBeforeThatGoesLiveAgain() throws Exception {
        Process first = preparing(NEW, "");
        send(first);
        assertThat(first.waitFor()).isZero();
        Process second = preparing("releases/3-v3.0.0-abcdef2", NEW);
        await().until(() -> begun(".slipway/shared"));
        Path edited = Files.writeString(root.resolve("edited"), "edited");

        Files.move(edited, root.resolve(NEW).resolve(".slipway/env"), StandardCopyOption.REPLACE_EXISTING);
        send(second);

        assertThat(second.waitFor()).isZero();
        LocalHost.Result told =
                host.run(HostScript.INVENTORY, Map.of(), root.toString(), "9", root.toString(), NEW, "0");
        assertThat(told.output()).contains("wrong\t./.slipway/env\n");
    }

    @Test
    void whatCameToTheBaseWhileItWasCopiedIsLeftOutOfTheNewRelease() throws Exception {
        Process first = preparing(NEW, "");
        send(first);
        assertThat(first.waitFor()).isZero();
        String third = "releases/3-v3.0.0-abcdef2";
        Process second = preparing(third, NEW);
        await().until(() -> begun(".slipway/shared"));

        Files.writeString(unfinished().orElseThrow().resolve("notes"), "of the operator");
        send(second);

        assertThat(second.waitFor()).isZero();
        assertThat(root.resolve(third).resolve(".slipway/complete")).isNotEmptyFile();
        assertThat(root.resolve(third).resolve("notes")).doesNotExist();
    }

    private boolean begun(String file) throws IOException {
        return unfinished()
                .filter(release -> Files.exists(release.resolve(file)))
                .isPresent();
    }

    private Optional<Path> unfinished() throws IOException {
        try (Stream<Path> releases = Files.list(root.resolve("releases"))) {
            return releases.filter(r -> r.getFileName().toString().startsWith(".new-"))
                    .findFirst();
        }
    }

    @Test
    void aSwitchThatTheDeploymentWentBackWithoutMovesNothingAnyMore() throws Exception {
        switchTo(OLD, "", "switch", Map.of());
        Path mark = host.release(NEW).resolve(".slipway/complete");
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(60)));
        Path tools = host.program(
                "sha256sum",
                "echo '{\"deployment\":\"d-1\",\"event\":\"start\",\"status\":0,\"step\":\"back\"}' >> " + root
                        + "/.slipway/journal.jsonl; exit 1");

        LocalHost.Result result = switchTo(NEW, OLD, "switch", Map.of("PATH", tools + ":" + System.getenv("PATH")));

        assertThat(result.status()).isNotZero();
        assertThat(Files.readSymbolicLink(root.resolve("current"))).isEqualTo(Path.of(OLD));
    }

    @Test
    void aHostThatWasNeverSwitchedIsNotRestartedByGoingBack() throws Exception {
        host.run(HostScript.SWITCH, Map.of(), root.toString(), OLD, "d-0", "", "switch", "", "5");

        assertThat(switchTo(OLD, NEW, "back", Map.of()).status()).isEqualTo(15);

        assertThat(root.resolve("restarts")).doesNotExist();
    }

    @Test
    void aJournalLineThatAFullDiskCutSpoilsNeitherTheNextNorTheNextRoot() throws Exception {
        Files.writeString(root.resolve(".slipway/journal.jsonl"), "{\"after\":\"cut");
        Path second = Files.createDirectory(root.resolve("second"));
        new LocalHost(second).release(OLD);

        LocalHost.Result told = host.run(
                HostScript.INVENTORY,
                Map.of(),
                root.toString(),
                "9",
                root.toString(),
                "none",
                "0",
                second.toString(),
                "none",
                "0");
        switchTo(OLD, "", "switch", Map.of());

        assertThat(new InventoryReading()
                        .read(told.output(), Instant.now(), Instant.now())
                        .root(second.toString())
                        .releases())
                .hasSize(1);
        assertThat(Files.readAllLines(root.resolve(".slipway/journal.jsonl")))
                .hasSize(5)
                .filteredOn(line -> line.endsWith("}"))
                .hasSize(4);
    }
}
