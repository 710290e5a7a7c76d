package dev.slipway.app;

import dev.slipway.app.Board.Column;
import dev.slipway.app.Board.Flow;
import dev.slipway.app.Board.Happening;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Board.HostLine;
import dev.slipway.app.Board.Live;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Database;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the Board from the configuration, the newest deployments and the last answers of the hosts. */
final class BoardMaker {
    private static final int LATEST = 12;

    private final ProjectConfig configuration;
    private final Comparisons comparisons;
    private final Statuses statuses;

    BoardMaker(ProjectConfig configuration, Comparisons comparisons, Statuses statuses) {
        this.configuration = configuration;
        this.comparisons = comparisons;
        this.statuses = statuses;
    }

    Board make(List<DeploymentState> newestFirst, List<Happening> tags) {
        List<Column> columns = configuration.environments().stream()
                .map(environment -> column(environment, newestFirst))
                .toList();
        return new Board(columns, flows(columns), latest(newestFirst, tags));
    }

    private Column column(Environment environment, List<DeploymentState> newestFirst) {
        Optional<Live> live = LiveRecord.of(environment.name(), newestFirst)
                .map(r -> new Live(r.release(), r.since(), r.by(), r.deployment()));
        return new Column(
                environment.name(),
                environment.tier(),
                live,
                environment.hosts().stream()
                        .map(host -> line(environment, host, live.isPresent()))
                        .toList(),
                running(environment, newestFirst));
    }

    private static Optional<String> running(Environment environment, List<DeploymentState> newestFirst) {
        return newestFirst.stream()
                .filter(d -> d.ended().isEmpty())
                .map(DeploymentState::started)
                .filter(s -> s.plan().target().environment().equals(environment.name()))
                .map(s -> s.deployment())
                .findFirst();
    }

    private HostLine line(Environment environment, Host host, boolean deployed) {
        HostLine unasked = deployed
                ? new HostLine(host.name(), Health.UNKNOWN, "not asked yet")
                : new HostLine(host.name(), Health.NOT_DEPLOYED, "nothing deployed yet");
        return statuses.last(environment.name()).stream()
                .flatMap(status -> status.hosts().stream())
                .filter(status -> status.host().equals(host.name()))
                .map(status -> new HostLine(host.name(), status.health(), status.detail()))
                .findFirst()
                .orElse(unasked);
    }

    private List<Flow> flows(List<Column> columns) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i + 1 < columns.size(); i++) {
            flows.add(flow(columns.get(i), columns.get(i + 1)));
        }
        return flows;
    }

    private Flow flow(Column from, Column to) {
        if (from.live().isEmpty()) {
            return new Flow(from.environment(), to.environment(), 0, 0, 0, 0, false);
        }
        if (to.live().isEmpty()) {
            return new Flow(from.environment(), to.environment(), 0, 0, 0, 0, true);
        }
        Comparisons.Counts counts = comparisons.counts(
                to.live().get().release().revision(),
                from.live().get().release().revision(),
                configuration.database().flatMap(Database::migrate).flatMap(Database.Migrate::files).stream()
                        .toList());
        boolean differs = !from.live().get().release().equals(to.live().get().release());
        return new Flow(
                from.environment(),
                to.environment(),
                counts.coming(),
                counts.files(),
                counts.migrations(),
                counts.goingAway(),
                differs && to.running().isEmpty());
    }

    private static List<Happening> latest(List<DeploymentState> newestFirst, List<Happening> tags) {
        List<Happening> all = new ArrayList<>(tags);
        newestFirst.stream().limit(LATEST).map(BoardMaker::happening).forEach(all::add);
        all.sort((one, other) -> other.at().compareTo(one.at()));
        return all.stream().limit(LATEST).toList();
    }

    private static Happening happening(DeploymentState deployment) {
        var started = deployment.started();
        String text = started.plan().release().name() + " to "
                + started.plan().target().environment();
        return new Happening(
                deployment.ended().map(e -> e.at()).orElse(started.at()),
                deployment.ended().map(e -> word(e.verdict())).orElse("running"),
                text,
                deployment.ended().map(e -> e.verdict()),
                Optional.of(started.deployment()));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> "deployed";
            case FAILED -> "failed";
            case ROLLED_BACK -> "rolled back";
            case INTERRUPTED -> "interrupted";
            case UNKNOWN -> "unknown";
            case CANCELLED -> "cancelled";
        };
    }
}
