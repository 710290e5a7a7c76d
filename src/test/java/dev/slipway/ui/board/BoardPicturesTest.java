package dev.slipway.ui.board;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.column;
import static dev.slipway.ui.Samples.names;
import static dev.slipway.ui.Samples.status;

import dev.slipway.app.Board;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Interrupted;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the board in its states. */
class BoardPicturesTest {
    private static final List<String> WEB = names("web", 3);

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static SampleWorkspace workspace() {
        return new SampleWorkspace(new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest(""))));
    }

    private static void take(String name, SampleWorkspace workspace) {
        Pictures.take(name, Pictures.context(workspace), BoardView::new, _ -> {});
    }

    private static SampleWorkspace shop() {
        return workspace()
                .with(board())
                .with(status("development", names("dev", 1), Health.HEALTHY))
                .with(status("staging", names("stage", 2), Health.HEALTHY))
                .with(status("production", WEB, Health.HEALTHY, Health.SLOW, Health.UNKNOWN));
    }

    private static Board board() {
        return new Board(
                List.of(
                        column(
                                "development",
                                Tier.DEVELOPMENT,
                                "v1.9.0-dev.14",
                                Duration.ofMinutes(12),
                                names("dev", 1)),
                        column("staging", Tier.STAGING, "v1.8.0", Duration.ofHours(2), names("stage", 2)),
                        column("production", Tier.PRODUCTION, "v1.7.3", Duration.ofDays(6), WEB)),
                List.of(
                        new Board.Flow("development", "staging", 9, 31, 1, 2, true),
                        new Board.Flow("staging", "production", 6, 23, 2, 0, true)),
                latest());
    }

    private static List<Board.Happening> latest() {
        return List.of(
                happening(2, "deployed", "v1.8.0 to staging, 2 hosts", Optional.of(Verdict.SUCCEEDED)),
                happening(
                        3,
                        "deployed",
                        "v1.8.0-rc.2 to staging: stage-2 answered 502 to /health",
                        Optional.of(Verdict.ROLLED_BACK)),
                happening(3, "tagged", "v1.8.0 at 7c1d9e2", Optional.empty()),
                happening(26, "deployed", "v1.7.3 to production, 3 hosts", Optional.of(Verdict.SUCCEEDED)),
                happening(30, "deployed", "v1.7.3 to staging, stopped by Ben Okafor", Optional.of(Verdict.CANCELLED)));
    }

    private static Board.Happening happening(int hours, String kind, String text, Optional<Verdict> verdict) {
        return new Board.Happening(NOW.minus(Duration.ofHours(hours)), kind, text, verdict, Optional.of("d-1"));
    }

    @Test
    void aShopWithThreeEnvironments() {
        take("board", shop());
    }

    @Test
    void aDeploymentRunsAndAnotherWasInterrupted() {
        Board board = board();
        Board.Column production = board.columns().getLast();
        Board.Column busy = new Board.Column(
                production.environment(), production.tier(), production.live(), production.hosts(), Optional.of("d-7"));
        take(
                "board-running",
                shop().with(new Board(
                                List.of(board.columns().get(0), board.columns().get(1), busy),
                                board.flows(),
                                board.latest()))
                        .with(Runs.begin(
                                        "d-7",
                                        Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"),
                                        NOW.minusSeconds(21))
                                .prepared()
                                .batch(1)
                                .batchVerifying(2))
                        .with(new Interrupted(
                                Runs.begin(
                                                "d-6",
                                                Samples.plan("staging", Tier.STAGING, names("stage", 2), "v1.8.0-rc.3"),
                                                NOW.minusSeconds(7200))
                                        .prepared()
                                        .batch(1)
                                        .state(),
                                List.of("stage-1 runs v1.8.0-rc.3", "stage-2 runs v1.7.3 and has v1.8.0-rc.3 prepared"),
                                List.of(Interrupted.Choice.values()))));
    }

    @Test
    void nothingIsDeployedYet() {
        take(
                "board-empty",
                workspace()
                        .with(new Board(
                                List.of(
                                        Samples.untouched("staging", Tier.STAGING, names("stage", 2)),
                                        Samples.untouched("production", Tier.PRODUCTION, WEB)),
                                List.of(new Board.Flow("staging", "production", 0, 0, 0, 0, false)),
                                List.of()))
                        .with(status("staging", names("stage", 2), Health.NOT_DEPLOYED))
                        .with(status("production", WEB, Health.NOT_DEPLOYED)));
    }

    @Test
    void oneEnvironment() {
        take(
                "board-one",
                workspace()
                        .with(new Board(
                                List.of(column("production", Tier.PRODUCTION, "v1.7.3", Duration.ofDays(6), WEB)),
                                List.of(),
                                latest()))
                        .with(status("production", WEB, Health.HEALTHY)));
    }

    @Test
    void fiveEnvironmentsAndManyHosts() {
        List<String> environments =
                List.of("development", "testing", "staging", "production-eu", "production-americas");
        SampleWorkspace workspace = workspace()
                .with(new Board(
                        IntStream.range(0, 5)
                                .mapToObj(i -> column(
                                        environments.get(i),
                                        i > 2 ? Tier.PRODUCTION : Tier.TESTING,
                                        i == 0 ? "v2.0.0-feature-checkout.1204+build.77" : "v1." + (9 - i) + ".0",
                                        Duration.ofDays(i + 1L),
                                        names("web", i > 2 ? 16 : i + 1)))
                                .toList(),
                        IntStream.range(0, 4)
                                .mapToObj(i -> new Board.Flow(
                                        environments.get(i),
                                        environments.get(i + 1),
                                        1204 * i,
                                        3021 * i,
                                        i,
                                        i == 2 ? 3 : 0,
                                        i > 0))
                                .toList(),
                        latest()));
        for (int i = 0; i < 5; i++) {
            workspace.with(status(
                    environments.get(i),
                    names("web", i > 2 ? 16 : i + 1),
                    i > 2 ? Health.FAILING : Health.HEALTHY,
                    Health.HEALTHY));
        }
        take("board-many", workspace);
    }

    @Test
    void theHostsCannotBeAsked() {
        take("board-fault", workspace().with(board()));
    }
}
