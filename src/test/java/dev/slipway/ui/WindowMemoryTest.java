package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.WindowMemory.Bounds;
import dev.slipway.ui.WindowMemory.Recent;
import dev.slipway.ui.WindowMemory.Remembered;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import dev.slipway.ui.theme.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {
    @TempDir
    Path directory;

    @Test
    void theWindowComesBackWhereItWasAsItLooked() {
        WindowMemory memory = new WindowMemory(directory.resolve("new/window.json"));
        Remembered remembered = memory.read()
                .with(Appearance.DARK)
                .at(new Bounds(10, 20, 1360, 850), false)
                .opened(new Recent("shop-api", "/src/shop-api"));

        memory.change(_ -> remembered);
        memory.write();

        assertThat(memory.read()).isEqualTo(remembered);
    }

    @Test
    void whatWasChosenInAProjectStaysWithIt() {
        WindowMemory memory = new WindowMemory(directory.resolve("window.json"));
        Kept kept = new Kept(Set.of("feature/cart"), Set.of("Tags"), Optional.of(15), Optional.empty());
        Remembered remembered = memory.read()
                .opened(new Recent("shop-api", "/src/shop-api"))
                .with("/src/shop-api", Kept.NOTHING, kept)
                .opened(new Recent("other", "/src/other"))
                .opened(new Recent("shop-api", "/src/shop-api"));

        memory.change(_ -> remembered);
        memory.write();

        assertThat(new WindowMemory(directory.resolve("window.json"))
                        .read()
                        .of("/src/shop-api")
                        .flatMap(Recent::kept))
                .contains(kept);
    }

    @Test
    void twoWindowsKeepWhatWasChosenInEitherOfThem() {
        Path file = directory.resolve("window.json");
        WindowMemory one = new WindowMemory(file);
        one.change(was -> was.opened(new Recent("shop-api", "/src/shop-api")));
        one.write();
        WindowMemory other = new WindowMemory(file);
        other.change(was -> was.opened(new Recent("stock", "/src/stock")));
        other.write();

        pin(one, "/src/shop-api", "feature/cart");
        pin(other, "/src/stock", "main");
        pin(other, "/src/shop-api", "feature/slots");
        one.change(was -> was.with(
                "/src/shop-api",
                kept("feature/cart"),
                new Kept(Set.of(), Set.of("Tags"), Optional.of(15), Optional.empty())));
        one.write();

        Remembered now = new WindowMemory(file).read();
        assertThat(now.recent()).extracting(Recent::name).containsExactly("stock", "shop-api");
        assertThat(now.of("/src/stock").flatMap(Recent::kept)).contains(kept("main"));
        assertThat(now.of("/src/shop-api").flatMap(Recent::kept))
                .contains(new Kept(Set.of("feature/slots"), Set.of("Tags"), Optional.of(15), Optional.empty()));
    }

    @Test
    void windowsThatWriteAtTheSameTimeLoseNothing() throws InterruptedException {
        Path file = directory.resolve("window.json");
        WindowMemory first = new WindowMemory(file);
        first.change(was -> was.opened(new Recent("shop-api", "/src/shop-api")));
        first.write();
        List<Thread> windows = IntStream.range(0, 4)
                .mapToObj(window -> Thread.ofVirtual().start(() -> {
                    WindowMemory memory = new WindowMemory(file);
                    for (int i = 0; i < 10; i++) {
                        pin(memory, "/src/shop-api", "feature/" + window + "-" + i);
                    }
                }))
                .toList();
        for (Thread window : windows) {
            window.join();
        }

        assertThat(new WindowMemory(file).read().of("/src/shop-api").flatMap(Recent::kept))
                .hasValueSatisfying(kept -> assertThat(kept.pinned()).hasSize(40));
    }

    private static void pin(WindowMemory memory, String project, String branch) {
        memory.change(was -> was.with(project, Kept.NOTHING, kept(branch)));
        memory.write();
    }

    private static Kept kept(String pinned) {
        return new Kept(Set.of(pinned), Set.of(), Optional.empty(), Optional.empty());
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws IOException {
        Path file = Files.writeString(
                directory.resolve("window.json"),
                "{\"appearance\":\"DARK\",\"maximized\":true,\"recent\":[{\"name\":\"shop\",\"path\":\"/shop\"}]}");

        assertThat(new WindowMemory(file).read())
                .isEqualTo(
                        new Remembered(Appearance.DARK, Optional.empty(), true, List.of(new Recent("shop", "/shop"))));
    }

    @Test
    void aDamagedFileMeansABeginningAnew() throws IOException {
        Path file = Files.writeString(directory.resolve("window.json"), "{\"appearance\":");

        assertThat(new WindowMemory(file).read())
                .isEqualTo(new Remembered(Appearance.SYSTEM, Optional.empty(), false, List.of()));
    }

    @Test
    void theLastProjectsAreKeptOnceEachNewestFirst() {
        Remembered remembered = new Remembered(Appearance.SYSTEM, Optional.empty(), false, List.of());
        for (int i = 0; i < 12; i++) {
            remembered = remembered.opened(new Recent("p" + i, "/p" + i));
        }
        remembered = remembered.opened(new Recent("p9", "/p9"));

        assertThat(remembered.recent())
                .extracting(Recent::name)
                .containsExactly("p9", "p11", "p10", "p8", "p7", "p6", "p5", "p4");
    }
}
