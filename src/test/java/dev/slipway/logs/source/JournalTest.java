package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogState;
import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.Times;
import dev.slipway.project.Watching.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units of a real journal, on a real host. */
class JournalTest {
    private static final Forms FORMS = new Forms(new Times(ZoneOffset.UTC, InstantSource.system()));

    @TempDir
    Path directory;

    private WatchedHost host(Path programs) throws Exception {
        return new WatchedHost(directory, "SetEnv PATH=" + programs + ":/usr/bin:/bin");
    }

    private static List<String> said(TakenIn taken) {
        return taken.lines().stream().map(line -> FORMS.unwrapped(line).line()).toList();
    }

    @Test
    void unitsAreToldApartAndABreakIsMadeGood() throws Exception {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        try (RealJournal journal = RealJournal.start();
                WatchedHost host = host(programs)) {
            journal.program(programs);
            journal.write("shop.service", "err", "one", "two");
            TakenIn shop = host.reads(new Origin.Unit("shop"));
            TakenIn mail = host.reads(new Origin.Unit("mail.service"));
            host.start();
            WatchedHost.until(() -> shop.follows() && shop.lines().size() == 2);
            journal.write("mail.service", "info", "a letter");
            journal.write("other.service", "info", "of nobody");
            WatchedHost.until(() -> mail.lines().size() == 1);
            host.server().close();
            WatchedHost.until(shop::lost);
            journal.write("shop.service", "info", "meanwhile \u00ff");
            host.server().restart();
            WatchedHost.until(() -> shop.follows() && shop.lines().size() == 3);
            journal.write("shop.service", "info", "{\"level\":\"warn\",\"msg\":\"after\"}");
            WatchedHost.until(() -> shop.lines().size() == 4);

            assertThat(said(shop).subList(0, 2)).containsExactly("one", "two");
            assertThat(said(shop).get(2)).startsWith("meanwhile ");
            assertThat(said(mail)).containsExactly("a letter");
            assertThat(shop.lines().stream().map(FORMS::unwrapped))
                    .extracting(line -> FORMS.head(line)
                            .flatMap(Head::level)
                            .or(line::level)
                            .orElseThrow())
                    .containsExactly(Level.ERROR, Level.ERROR, Level.INFO, Level.WARN);
            assertThat(shop.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.missing()).isEqualTo(new Gap.Missing.Nothing());
                assertThat(gap.late()).isEqualTo(1);
            });
            host.stop();
            WatchedHost.until(() -> !FilesTest.running("--after-cursor="));
        }
    }

    @Test
    void aHostWithoutAJournalSaysSo() throws Exception {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        Path none = Files.writeString(programs.resolve("journalctl"), "#!/bin/sh\necho nothing here >&2\nexit 127\n");
        Files.setPosixFilePermissions(none, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (WatchedHost host = host(programs)) {
            TakenIn taken = host.reads(new Origin.Unit("shop"));
            host.start();
            WatchedHost.until(() ->
                    taken.state().filter(LogState.Refused.class::isInstance).isPresent());

            assertThat(taken.state().orElseThrow().toString()).contains("has no journal of systemd: nothing here");
        }
    }
}
