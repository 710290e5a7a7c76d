package dev.slipway.project;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A slipway.policy.yaml as it was read: who may do what, and when.
 *
 * @param protectedBranch the branch whose policy holds
 * @param teams names of people by the name of their team
 */
public record PolicyConfig(
        String protectedBranch, List<Member> people, Map<String, List<String>> teams, List<Protection> environments) {

    /** A person and the SSH public keys, one line each, that sign for them. */
    public record Member(String name, List<String> keys) {}

    /** What holds for one environment. */
    public record Protection(
            String environment,
            Permissions may,
            List<ApprovalRule> approvals,
            Optional<Soak> soak,
            List<Window> windows,
            List<Freeze> freezes) {}

    /** Names of the teams whose people may do it; nobody where the list is empty. */
    public record Permissions(List<String> deploy, List<String> rollback, List<String> override) {}

    /**
     * Approvals that a promotion needs.
     *
     * @param count people of the team
     * @param self whether the person who asks may be one of them
     * @param when for which plans it is; for all where empty
     */
    public record ApprovalRule(String team, int count, boolean self, Duration expires, Optional<When> when) {}

    /** How long a release must have been live in an earlier environment. */
    public record Soak(String in, Duration time) {}

    /** Days and hours in which deployments may start; {@code to} is the first minute outside. */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {}

    /** A time in which nothing is deployed; {@code to} is the first minute after it. */
    public record Freeze(String name, LocalDateTime from, LocalDateTime to, ZoneId zone) {}
}
