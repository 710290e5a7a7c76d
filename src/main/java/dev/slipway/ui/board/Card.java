package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.Board.Health;
import dev.slipway.app.Board.HostLine;
import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An environment on the board: what the record says of it, and what its hosts last answered.
 *
 * @param running the deployment that changes it now
 */
record Card(Board.Column column, Asked asked, Optional<DeploymentState> running) {

    /** The hosts, with what they answered last; a host that was not asked yet is unknown. */
    List<HostLine> hosts() {
        return asked.status().map(Card::answers).orElseGet(column::hosts);
    }

    /** What differs from the record, in sentences. */
    List<String> drift() {
        return asked.status().map(EnvironmentStatus::drift).orElse(List.of());
    }

    /** Who holds the environment, unless it is the deployment that is shown running. */
    Optional<LeaseInfo> lease() {
        return running.isPresent() ? Optional.empty() : asked.status().flatMap(EnvironmentStatus::lease);
    }

    /** The lease that a lost machine left behind. */
    Optional<LeaseInfo> left() {
        return lease().filter(LeaseInfo::left);
    }

    /** All hosts in one pill: the worst of them, and how many. */
    Mark health() {
        if (asked.notYet() && hosts().stream().allMatch(host -> host.health() == Health.UNKNOWN)) {
            return new Mark(State.NEUTRAL, asked.asking() ? "asking" : "not asked");
        }
        return worst(Health.FAILING)
                .or(() -> worst(Health.UNKNOWN))
                .or(() -> worst(Health.SLOW))
                .orElseGet(this::calm);
    }

    /** What a host's pill says. */
    Mark health(HostLine host) {
        return asked.notYet() && host.health() == Health.UNKNOWN
                ? new Mark(State.NEUTRAL, asked.asking() ? "asking" : "not asked")
                : Mark.of(host.health());
    }

    /** The hosts to be shown first: those in need of a look before the healthy ones, otherwise in order. */
    List<HostLine> worstFirst() {
        return hosts().stream()
                .sorted((a, b) -> Integer.compare(need(a.health()), need(b.health())))
                .toList();
    }

    private Optional<Mark> worst(Health health) {
        long number = hosts().stream().filter(host -> host.health() == health).count();
        Mark mark = Mark.of(health);
        return number == 0
                ? Optional.empty()
                : Optional.of(
                        hosts().size() == 1 ? mark : new Mark(mark.state(), Words.number(number) + " " + mark.word()));
    }

    private Mark calm() {
        return Stream.of(Health.HEALTHY, Health.UNCHECKED)
                .filter(health -> hosts().stream().anyMatch(host -> host.health() == health))
                .findFirst()
                .map(Mark::of)
                .orElse(Mark.of(Health.NOT_DEPLOYED));
    }

    private static int need(Health health) {
        return switch (health) {
            case FAILING -> 0;
            case UNKNOWN -> 1;
            case SLOW -> 2;
            case NOT_DEPLOYED -> 3;
            case UNCHECKED -> 4;
            case HEALTHY -> 5;
        };
    }

    private static List<HostLine> answers(EnvironmentStatus status) {
        return status.hosts().stream()
                .map(host -> host.unknown()
                        .map(why -> new HostLine(host.host(), Health.UNKNOWN, why))
                        .orElseGet(() -> new HostLine(host.host(), host.health(), host.detail())))
                .toList();
    }
}
