package dev.slipway.ui.checks;

import static dev.slipway.forge.RecordedForge.recorded;
import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.CheckedProject;
import dev.slipway.app.ChecksSeen;
import dev.slipway.app.HandClock;
import dev.slipway.forge.Check.State;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import dev.slipway.ui.Pictures;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit's checks came to is seen without choosing the commit again. */
class ChecksModelTest {
    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock(NOW);
    private CheckedProject shop;
    private Revision commit;
    private ChecksModel model;

    @BeforeEach
    void make() {
        shop = new CheckedProject(directory, clock);
        commit = shop.commit();
        shop.hasRuns(commit, "github-check-runs.json");
        model = new ChecksModel(Pictures.withoutWindow(shop.workspace()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void passes(int seconds) {
        clock.set(clock.instant().plusSeconds(seconds));
        model.lookAgain(clock.instant());
    }

    private Optional<State> state() {
        return model.seenProperty()
                .get()
                .filter(ChecksSeen.Told.class::isInstance)
                .map(ChecksSeen.Told.class::cast)
                .flatMap(told -> told.checks().state());
    }

    @Test
    void aTokenThatWasKeptMeanwhileShowsThem() {
        model.show(Optional.of(commit));
        assertThat(model.seenProperty().get()).containsInstanceOf(ChecksSeen.NoToken.class);

        shop.workspace().checks().keepToken(Secret.of(CheckedProject.TOKEN));
        passes(1);
        assertThat(state()).contains(State.PASSED);
    }

    @Test
    void aTokenThatIsGivenInTheWindowShowsThemAtOnce() {
        model.show(Optional.of(commit));

        model.keep(Secret.of(CheckedProject.TOKEN));

        assertThat(state()).contains(State.PASSED);
    }

    @Test
    void checksThatWereNotDoneAreLookedAtAgain() {
        shop.hasToken();
        shop.forge()
                .hasChecks(
                        "shop/shop-api",
                        commit,
                        "{\"check_runs\": [{\"name\": \"build\", \"status\": \"queued\"}]}",
                        recorded("github-status-none.json"));
        model.show(Optional.of(commit));
        assertThat(state()).contains(State.PENDING);

        shop.hasRuns(commit, "github-check-runs.json");
        passes(31);
        assertThat(state()).contains(State.PASSED);
        int asked = shop.forge().asked().size();
        passes(3600);
        assertThat(shop.forge().asked()).hasSize(asked);
    }

    @Test
    void aForgeThatWantsToBeLeftAloneIsAskedAgainWhenItsTimeIsOver() {
        shop.hasToken();
        String path = "/api/v3/repos/shop/shop-api/commits/" + commit.id() + "/check-runs?filter=latest&per_page=30";
        shop.forge().answers(path, 429, Map.of("Retry-After", "120"), recorded("github-secondary-limit.json"));
        model.show(Optional.of(commit));
        assertThat(model.seenProperty().get()).containsInstanceOf(ChecksSeen.Untold.class);

        shop.hasRuns(commit, "github-check-runs.json");
        passes(100);
        assertThat(model.seenProperty().get()).containsInstanceOf(ChecksSeen.Untold.class);
        passes(21);
        assertThat(state()).contains(State.PASSED);
    }

    @Test
    void aPersonCanAskAgain() {
        shop.hasToken();
        shop.hasRuns(commit, "github-check-runs-page-2.json");
        model.show(Optional.of(commit));
        assertThat(state()).contains(State.FAILED);

        shop.hasRuns(commit, "github-check-runs.json");
        model.again();
        assertThat(state()).contains(State.PASSED);
    }
}
