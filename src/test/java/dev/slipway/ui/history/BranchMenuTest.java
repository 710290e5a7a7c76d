package dev.slipway.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Landmarks;
import dev.slipway.git.Branch;
import dev.slipway.git.Head;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which branch of a remote goes with one that is deleted here. */
class BranchMenuTest {
    private static final Revision TIP = new Revision("a".repeat(40));

    private static Optional<String> there(String name, Optional<String> upstream, String... remote) {
        Landmarks landmarks = new Landmarks(
                List.of(),
                new Head(Optional.of("main"), Optional.of(TIP)),
                Stream.of(remote)
                        .map(branch -> new Branch(branch, true, TIP, Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return BranchMenu.there(new Branch(name, false, TIP, upstream), landmarks)
                .map(Branch::name);
    }

    @Test
    void itIsTheOneOfTheSameNameAndNoOther() {
        assertThat(there("login", Optional.empty(), "origin/feature/login", "origin/login"))
                .contains("origin/login");
        assertThat(there("login", Optional.empty(), "origin/feature/login", "origin/main"))
                .isEmpty();
    }

    @Test
    void theBranchFromWhichItWasMadeStays() {
        assertThat(there("login", Optional.of("origin/main"), "origin/main")).isEmpty();
    }

    @Test
    void ofSeveralRemotesItIsTheOneThatItFollows() {
        assertThat(there("login", Optional.of("mine/login"), "origin/login", "mine/login"))
                .contains("mine/login");
    }
}
