package dev.slipway.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Landmarks;
import dev.slipway.git.Branch;
import dev.slipway.git.Head;
import dev.slipway.git.Tag;
import dev.slipway.release.Revision;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How branches and tags are listed beside the history. */
class RefLinesTest {
    private static final Revision TIP = new Revision("a".repeat(40));
    private static final List<Branch> BRANCHES = Stream.of("develop", "feature/cart", "feature/mugs", "main")
            .map(name -> new Branch(name, false, TIP, Optional.empty()))
            .toList();
    private static final Landmarks LANDMARKS = new Landmarks(
            List.of("production"),
            new Head(Optional.of("main"), Optional.of(TIP)),
            Stream.concat(BRANCHES.stream(), Stream.of(new Branch("origin/main", true, TIP, Optional.empty())))
                    .toList(),
            List.of(new Tag("v1.0.0", TIP, true, Optional.empty(), Optional.empty(), "v1.0.0")),
            List.of(BRANCHES.getLast()),
            List.of(),
            List.of());

    private final ProjectMemory memory = new ProjectMemory(Kept.NOTHING);

    private List<String> lines(String looked) {
        return RefLines.of(LANDMARKS, List.of(), looked, memory.keptProperty().get()).stream()
                .map(line -> switch (line) {
                    case RefLine.Heading heading ->
                        (heading.group() ? "-- " : "== ") + heading.title() + " " + heading.count();
                    case RefLine.OfBranch branch -> branch.shown();
                    case RefLine.OfTag(Tag tag) -> tag.name();
                })
                .toList();
    }

    @Test
    void theBranchOfAnEnvironmentIsFirstAndAPrefixStandsOnce() {
        assertThat(lines(""))
                .containsExactly(
                        "== Branches 4",
                        "main",
                        "develop",
                        "-- feature 2",
                        "cart",
                        "mugs",
                        "== Tags 1",
                        "v1.0.0",
                        "== On remotes 1",
                        "-- origin 1",
                        "main");
    }

    @Test
    void aPinnedBranchStandsFirstAndOnlyThere() {
        memory.pin("feature/mugs");
        assertThat(lines(""))
                .startsWith("== Pinned 1", "feature/mugs", "== Branches 3")
                .doesNotContain("mugs");

        memory.pin("feature/mugs");
        assertThat(lines("")).startsWith("== Branches 4");
    }

    @Test
    void whatIsFoldedIsCountedAndNotShown() {
        memory.fold("Branches/feature");
        memory.fold("Tags");
        memory.fold("Remotes");
        assertThat(lines(""))
                .containsExactly("== Branches 4", "main", "develop", "-- feature 2", "== Tags 1", "== On remotes 1");

        memory.fold("Tags");
        assertThat(lines("")).contains("v1.0.0");
    }

    @Test
    void whatIsLookedForIsFoundBelowFoldedHeadingsToo() {
        memory.fold("Branches");
        memory.fold("Branches/feature");

        assertThat(lines(" MUG ")).containsExactly("== Branches 1", "-- feature 1", "mugs");
    }
}
