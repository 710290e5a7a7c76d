package dev.slipway.project.yaml;

import dev.slipway.project.PolicyConfig.ApprovalRule;
import dev.slipway.project.PolicyConfig.Freeze;
import dev.slipway.project.PolicyConfig.Permissions;
import dev.slipway.project.PolicyConfig.Protection;
import dev.slipway.project.PolicyConfig.Soak;
import dev.slipway.project.PolicyConfig.Window;
import dev.slipway.project.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a policy says of one environment. */
record ProtectionReader(List<String> environments, Map<String, List<String>> teams) {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern ALLOW = Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final Permissions NOBODY = new Permissions(List.of(), List.of(), List.of());
    private static final int MAX_APPROVALS = 100;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Hours NEVER = new Hours(Set.of(), LocalTime.MIN, LocalTime.MIN);

    Optional<Protection> read(Mapping.Entry entry) {
        return entry.value().mapping(mapping -> protection(entry.name(), mapping));
    }

    private Protection protection(String environment, Mapping mapping) {
        return new Protection(
                environment,
                mapping.required("may", value -> value.mapping(this::permissions), NOBODY),
                mapping.list("approvals", this::approval),
                mapping.optional("soak", value -> soak(environment, value)),
                mapping.list("windows", value -> value.mapping(ProtectionReader::window)),
                mapping.list("freezes", ProtectionReader::freeze));
    }

    /** Where nobody could deploy or go back, everybody would be locked out. */
    private Permissions permissions(Mapping mapping) {
        return new Permissions(
                mapping.requiredList("deploy", this::manned),
                mapping.requiredList("rollback", this::manned),
                mapping.list("override", team()));
    }

    /** A team with somebody in it. */
    private Optional<String> manned(Value value) {
        return team().apply(value)
                .filter(team -> !teams.getOrDefault(team, List.of()).isEmpty()
                        || value.refuse("nobody is in the team " + team).isPresent());
    }

    private Value.Reader<String> team() {
        return Readers.known("team", teams.keySet());
    }

    private Optional<ApprovalRule> approval(Value value) {
        return value.mapping(mapping -> new ApprovalRule(
                        mapping.required("team", team(), ""),
                        mapping.get("count", Readers.integer(1, MAX_APPROVALS), Defaults.APPROVALS),
                        mapping.get("self", Readers::truth, false),
                        mapping.get("expires", Readers::positiveDuration, Defaults.APPROVAL_EXPIRES),
                        mapping.optional("when", text -> Readers.parsed(text, When::new))))
                .filter(rule -> possible(rule, value));
    }

    private boolean possible(ApprovalRule rule, Value value) {
        int members = teams.getOrDefault(rule.team(), List.of()).size();
        boolean possible = !teams.containsKey(rule.team()) || rule.count() <= members;
        if (!possible) {
            value.refuse("count " + rule.count() + " can never be reached: the team has " + members + " people");
        }
        return possible;
    }

    private Optional<Soak> soak(String environment, Value value) {
        List<String> earlier = environments.subList(0, environments.indexOf(environment));
        return value.mapping(mapping -> new Soak(
                mapping.required("in", Readers.known("earlier environment", earlier), ""),
                mapping.required("for", Readers::positiveDuration, Duration.ZERO)));
    }

    private static Window window(Mapping mapping) {
        Hours hours = mapping.required("allow", ProtectionReader::hours, NEVER);
        ZoneId zone = mapping.required("zone", ProtectionReader::zone, UTC);
        return new Window(hours.days(), hours.from(), hours.to(), zone);
    }

    private record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {}

    private static Optional<Hours> hours(Value value) {
        return Readers.text(value)
                .flatMap(text -> hours(text)
                        .filter(hours -> hours.from().isBefore(hours.to()))
                        .or(() -> value.expected("days and hours such as mon-thu 09:00-16:00")));
    }

    private static Optional<Hours> hours(String text) {
        Matcher matcher = ALLOW.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = DAYS.indexOf(matcher.group(1));
        int last = DAYS.indexOf(Optional.ofNullable(matcher.group(2)).orElse(matcher.group(1)));
        if (first < 0 || last < first) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hours(
                    EnumSet.range(DayOfWeek.of(first + 1), DayOfWeek.of(last + 1)),
                    LocalTime.parse(matcher.group(3)),
                    LocalTime.parse(matcher.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Freeze> freeze(Value value) {
        return value.mapping(mapping -> new Freeze(
                        mapping.required("name", Readers::text, ""),
                        mapping.required("from", ProtectionReader::time, LocalDateTime.MIN),
                        mapping.required("to", ProtectionReader::time, LocalDateTime.MAX),
                        mapping.required("zone", ProtectionReader::zone, UTC)))
                .filter(freeze -> freeze.from().isBefore(freeze.to())
                        || value.refuse("from must be before to").isPresent());
    }

    private static Optional<LocalDateTime> time(Value value) {
        return time(value, LocalDateTime::parse, "a day and time such as 2026-12-18T00:00");
    }

    private static Optional<ZoneId> zone(Value value) {
        return time(value, ZoneId::of, "a time zone such as Europe/Zurich");
    }

    private static <T> Optional<T> time(Value value, Function<String, T> parse, String expected) {
        Optional<String> text = Readers.text(value);
        try {
            return text.map(parse);
        } catch (DateTimeException e) {
            return value.expected(expected);
        }
    }
}
