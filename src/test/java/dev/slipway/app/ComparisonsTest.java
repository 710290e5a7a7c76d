package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.Commit;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between two releases. */
class ComparisonsTest {
    @TempDir
    private Path directory;

    @Test
    void ofVeryManyCommitsTheNewestAreListedAndAllAreCounted() {
        RecordedProject.Place production = new RecordedProject.Place("production", Tier.PRODUCTION, List.of("web-1"));
        try (RecordedProject project = RecordedProject.in(directory, Clock.systemUTC(), production);
                Repository repository = Repositories.open(project.directory(), Clock.systemUTC(), Optional.empty())) {
            Release live = project.release("v1.0.0", 1);
            Revision last = project.commits(520);

            Comparison comparison = new Comparisons(repository).of(Optional.of(live), Release.untagged(last));

            assertThat(comparison.comingCount()).isEqualTo(520);
            assertThat(comparison.coming()).hasSize(Comparison.SHOWN);
            assertThat(comparison.coming()).first().extracting(Commit::subject).isEqualTo("chore: nothing 520");
            assertThat(comparison.goingAwayCount()).isZero();
        }
    }
}
