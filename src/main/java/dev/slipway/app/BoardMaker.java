package dev.slipway.app;

import dev.slipway.app.Board.Column;
import dev.slipway.app.Board.Flow;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Board.HostLine;
import dev.slipway.app.Board.Live;
import dev.slipway.app.Comparisons.Counts;
import dev.slipway.git.GitException;
import dev.slipway.project.Database;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Decision;
import dev.slipway.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the Board from the configuration, the record of deployments and the last answers of the hosts. */
final class BoardMaker {
    private static final int LATEST = 12;

    private final ProjectConfig configuration;
    private final Comparisons comparisons;
    private final Statuses statuses;
    private final Deployments deployments;
    private final Marks marks;

    BoardMaker(
            ProjectConfig configuration,
            Comparisons comparisons,
            Statuses statuses,
            Deployments deployments,
            Marks marks) {
        this.configuration = configuration;
        this.comparisons = comparisons;
        this.statuses = statuses;
        this.deployments = deployments;
        this.marks = marks;
    }

    Board make() {
        Map<String, String> unended = deployments.newestUnended();
        Map<String, Decision> holds = marks.holds();
        List<Column> columns = configuration.environments().stream()
                .map(environment -> column(environment, Optional.ofNullable(unended.get(environment.name())), holds))
                .toList();
        return new Board(columns, flows(columns), deployments.summaries(LATEST));
    }

    private Column column(Environment environment, Optional<String> unended, Map<String, Decision> holds) {
        Optional<Live> live = live(environment, unended.isPresent());
        return new Column(
                environment.name(),
                environment.tier(),
                live,
                environment.hosts().stream()
                        .map(host -> line(environment, host, live.isPresent()))
                        .toList(),
                unended,
                Optional.ofNullable(holds.get(environment.name())),
                marks.automationOff(environment.name()));
    }

    /** As the record has it, unless the hosts showed another release since: a colleague may have deployed it. */
    private Optional<Live> live(Environment environment, boolean changing) {
        Optional<LiveRecord> recorded = deployments.live(environment.name());
        return statuses.last(environment.name())
                .filter(status ->
                        recorded.filter(r -> !status.asked().isAfter(r.since())).isEmpty())
                .flatMap(EnvironmentStatus::agreed)
                .filter(shown -> recorded.filter(r ->
                                r.release().revision().equals(shown.release().revision()))
                        .isEmpty())
                .filter(_ -> !changing)
                .map(shown -> new Live(shown.release(), shown.since(), "", ""))
                .or(() -> recorded.map(LiveRecord::shown));
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
        if (from.live().isEmpty() || to.live().isEmpty()) {
            return flow(from, to, Counts.NONE, from.live().isPresent(), Optional.empty());
        }
        Release next = from.live().get().release();
        Release live = to.live().get().release();
        boolean promotable = !next.equals(live) && to.running().isEmpty();
        try {
            return flow(
                    from,
                    to,
                    comparisons.counts(live.revision(), next.revision(), migrations()),
                    promotable,
                    Optional.empty());
        } catch (GitException e) {
            String why = comparisons
                    .lacked(List.of(live, next))
                    .map(release -> "this clone lacks " + release.name() + "; fetch it")
                    .orElseGet(() -> e.getMessage() + " " + e.remedy());
            return flow(from, to, Counts.NONE, promotable, Optional.of(why));
        }
    }

    private static Flow flow(Column from, Column to, Counts counts, boolean promotable, Optional<String> unknown) {
        return new Flow(
                from.environment(),
                to.environment(),
                counts.coming(),
                counts.files(),
                counts.migrations(),
                counts.goingAway(),
                promotable,
                unknown);
    }

    private List<String> migrations() {
        return configuration.database().flatMap(Database::migrate).flatMap(Database.Migrate::files).stream()
                .toList();
    }
}
