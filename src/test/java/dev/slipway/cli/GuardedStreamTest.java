package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.plan.StepCommands;
import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under a permit of others somebody sends files of their own: nothing is written but what the plan says. */
class GuardedStreamTest extends WithGuard {
    private static final String PATH = "app/index.html";

    private Plan plan;
    private Path victim;

    @BeforeEach
    void permit() throws Exception {
        plan = hello.plan(RELEASE, "production");
        victim = Files.writeString(directory.toRealPath().resolve("victim"), "untouched");
        Rogue rogue = new Rogue(directory.toRealPath(), new Digest(known("policy")), plan)
                .asked("ana")
                .approved("ben", Instant.now())
                .started("ana", Mode.DEPLOY);
        Ran ran = ssh(
                rogue.permit(),
                "127.0.0.1",
                Command.of("slipway-guard", "permit", Rogue.DEPLOYMENT).line());
        assertThat(ran.status()).as(ran.output()).isZero();
    }

    /** A stream of files. */
    private static final class Tar {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar;

        Tar() throws IOException {
            tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
        }

        Tar file(String name, String text) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry("./" + name, true);
            byte[] content = text.getBytes(UTF_8);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        }

        Tar link(String name, Path target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry("./" + name, TarConstants.LF_SYMLINK, true);
            entry.setLinkName(target.toString());
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return this;
        }

        byte[] bytes() throws IOException {
            tar.close();
            return bytes.toByteArray();
        }
    }

    private String line(String text) {
        return "100644 " + Digest.of(text).hex() + " " + PATH + "\n";
    }

    /** What Slipway itself would send for this plan, but for the file. */
    private Tar usual() throws IOException {
        return new Tar()
                .file(".slipway/own", "")
                .file(".slipway/gone", line("hello"))
                .file(".slipway/come", line("hello again"));
    }

    private Ran send(Tar tar) throws IOException, InterruptedException {
        ComponentPlan component = plan.hosts().getFirst().components().getFirst();
        String base = component.before().orElseThrow().directory();
        String line = HostScript.PREPARE
                .command(StepCommands.of(component)
                        .prepare(Rogue.DEPLOYMENT, plan.release(), component.manifest(), Optional.of(base))
                        .list())
                .line();
        Path file = Files.write(directory.resolve("stream"), tar.bytes());
        return ssh(file, "127.0.0.1", line);
    }

    private void assertGivenUp(Tar tar, String why) throws Exception {
        Ran ran = send(tar);
        assertThat(ran.output()).contains(why);
        assertThat(ran.status()).isEqualTo(11);
        assertThat(victim).hasContent("untouched");
        assertThat(hello.served("production")).isEqualTo("hello");
        try (var releases = Files.list(hello.root("production").resolve("releases"))) {
            assertThat(releases).hasSize(1);
        }
    }

    @Test
    void whatThePlanSaysIsTaken() throws Exception {
        Ran ran = send(usual().file(".slipway/in/" + PATH, "hello again"));

        assertThat(ran.status()).as(ran.output()).isZero();
        ComponentPlan component = plan.hosts().getFirst().components().getFirst();
        assertThat(hello.root("production").resolve(component.directory()).resolve(PATH))
                .hasContent("hello again");
    }

    @Test
    void nothingIsWrittenThroughALinkThatCameAlong() throws Exception {
        assertGivenUp(usual().link(PATH, victim).file(".slipway/in/" + PATH, "hello against"), "not what was sent");
        Ran ran = send(usual().link(PATH, victim).file(".slipway/in/" + PATH, "hello again"));
        assertThat(ran.status()).as(ran.output()).isZero();
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void nothingIsPutWhereNoFileOfThePlanBelongs() throws Exception {
        String why = "What was sent does not make what was planned";
        assertGivenUp(
                usual().link("evil", victim)
                        .file(".slipway/in/" + PATH, "hello again")
                        .file(".slipway/in/evil", "x"),
                why);
        assertGivenUp(
                usual().file(".slipway/in/" + PATH, "hello again").file(".slipway/in/.slipway/secrets", "touch x"),
                why);
    }

    @Test
    void nothingIsRemovedThatDoesNotGo() throws Exception {
        String above = "100644 " + Digest.of("untouched").hex() + " ../../../../victim\n";
        Tar tar = new Tar()
                .file(".slipway/own", "")
                .file(".slipway/gone", line("hello") + above)
                .file(".slipway/come", line("hello again"))
                .file(".slipway/in/" + PATH, "hello again");
        assertGivenUp(tar, "What was sent does not make what was planned");
        Tar hidden = new Tar()
                .file(".slipway/own", "")
                .file(".slipway/gone", line("hello") + line("hello").strip() + "\0./../../../../victim\n")
                .file(".slipway/come", line("hello again"))
                .file(".slipway/in/" + PATH, "hello again");
        assertGivenUp(hidden, "What was sent is not what Slipway sends");
    }

    @Test
    void noCommandComesAsASecretValue() throws Exception {
        for (String secrets : List.of(
                "touch " + victim + "2\n",
                "export LD_PRELOAD='/tmp/x'\n",
                "export A='x'; touch x\n",
                "export A='x\0' ; touch x\n")) {
            assertGivenUp(
                    usual().file(".slipway/secrets", secrets).file(".slipway/in/" + PATH, "hello again"),
                    "What was sent is not what Slipway sends for this plan");
        }
    }

    /** What a host wrote of a release that is live there: its own file, as a line of the manifest, and its bytes. */
    private Path live(String name) {
        return hello.root("production")
                .resolve(plan.hosts()
                        .getFirst()
                        .components()
                        .getFirst()
                        .before()
                        .orElseThrow()
                        .directory())
                .resolve(".slipway")
                .resolve(name);
    }

    private String ownLine() throws IOException {
        try (var lines = Files.lines(live("manifest"))) {
            return lines.filter(line -> line.endsWith(" .slipway/env"))
                            .findFirst()
                            .orElseThrow()
                    + "\n";
        }
    }

    private static String sorted(String... lines) {
        return Stream.of(lines).sorted().collect(Collectors.joining());
    }

    @Test
    void whatIsReadBeforeARestartIsNoLinkToWhatMayChangeLater() throws Exception {
        Path elsewhere = Files.copy(live("env"), directory.toRealPath().resolve("elsewhere"));
        assertGivenUp(
                new Tar()
                        .file(".slipway/own", ownLine())
                        .file(".slipway/gone", sorted(ownLine(), line("hello")))
                        .file(".slipway/come", sorted(ownLine(), line("hello again")))
                        .link(".slipway/in/.slipway/env", elsewhere)
                        .file(".slipway/in/" + PATH, "hello again"),
                "What was sent is not what Slipway sends for this plan");
        Ran mended = mend(new Tar()
                .file(".slipway/own", ownLine())
                .file(".slipway/manifest", Files.readString(live("manifest")))
                .file(".slipway/come", ownLine())
                .link(".slipway/in/.slipway/env", elsewhere));
        assertThat(mended.output()).contains("What was sent is not what this release lacks");
        assertThat(mended.status()).isEqualTo(11);
        assertThat(live("env")).isRegularFile().isNotEqualTo(elsewhere);
        assertThat(Files.isSymbolicLink(live("env"))).isFalse();
    }

    @Test
    void whatIsToldAsOwnFilesStandsInTheManifest() throws Exception {
        String invented = "100644 " + Digest.of("x").hex() + " invented\n";
        assertGivenUp(
                new Tar()
                        .file(".slipway/own", ownLine() + invented)
                        .file(".slipway/gone", line("hello"))
                        .file(".slipway/come", line("hello again"))
                        .file(".slipway/in/" + PATH, "hello again"),
                "What was sent does not make what was planned");
        Ran mended = mend(new Tar()
                .file(".slipway/own", ownLine() + invented)
                .file(".slipway/manifest", Files.readString(live("manifest")))
                .file(".slipway/come", ""));
        assertThat(mended.output()).contains("What was sent is not what this release lacks");
        assertThat(live("own")).content().doesNotContain("invented");
    }

    private Ran mend(Tar tar) throws IOException, InterruptedException {
        ComponentPlan component = plan.hosts().getFirst().components().getFirst();
        String base = component.before().orElseThrow().directory();
        List<String> values = new ArrayList<>(List.of(component.component().root(), base, Rogue.DEPLOYMENT, base));
        for (String line : Files.readAllLines(live("complete")).subList(0, 4)) {
            values.add(line.substring(line.indexOf(' ') + 1));
        }
        Path file = Files.write(directory.resolve("stream"), tar.bytes());
        return ssh(file, "127.0.0.1", HostScript.MEND.command(values).line());
    }

    @Test
    void marksThatTheScriptsMakeDoNotComeFromOutside() throws Exception {
        for (String mark : List.of("live", "verified", "complete", "still")) {
            assertGivenUp(
                    usual().file(".slipway/" + mark, "1\n").file(".slipway/in/" + PATH, "hello again"),
                    "What was sent is not what Slipway sends for this plan");
        }
        assertGivenUp(
                new Tar()
                        .link(".slipway/own", victim)
                        .file(".slipway/gone", line("hello"))
                        .file(".slipway/come", line("hello again"))
                        .file(".slipway/in/" + PATH, "hello again"),
                "What was sent is not what Slipway sends for this plan");
    }
}
