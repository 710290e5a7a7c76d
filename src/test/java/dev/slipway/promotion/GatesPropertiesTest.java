package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Mode;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.ApprovalRule;
import dev.slipway.project.PolicyConfig.Permissions;
import dev.slipway.project.PolicyConfig.Protection;
import dev.slipway.project.PolicyConfig.Soak;
import dev.slipway.project.PolicyConfig.Window;
import dev.slipway.project.When;
import dev.slipway.promotion.Facts.Approval;
import dev.slipway.promotion.Facts.Check;
import dev.slipway.promotion.Facts.Live;
import dev.slipway.promotion.Gate.Failed;
import dev.slipway.promotion.Gate.Kind;
import dev.slipway.promotion.Gate.Overridden;
import dev.slipway.promotion.Gate.Passed;
import dev.slipway.promotion.Gate.Waiting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of gates whatever the policy and the facts. */
class GatesPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final List<String> PEOPLE = List.of("ana", "ben", "cleo", "dora", "stranger");
    private static final Map<String, List<String>> TEAMS =
            Map.of("release", List.of("ana", "ben", "cleo"), "dba", List.of("ben", "dora"), "nobody", List.of());
    private static final Set<Kind> STAY = Set.of(Kind.RIGHT, Kind.BLOCK);

    @Property(tries = 500)
    void anApprovalMoreNeverTakesAPassedGateBack(
            @ForAll("gates") Gates gates, @ForAll("facts") Facts facts, @ForAll("approvals") Approval approval) {
        List<Gate> before = gates.judge(facts, NOW).gates();
        List<Gate> after =
                gates.judge(new FactsOf(facts).approved(approval).build(), NOW).gates();

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).passed() || !before.get(i).passed())
                    .as("from %s to %s", before.get(i), after.get(i))
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void timeNeverTakesTheSoakGateBack(
            @ForAll("gates") Gates gates, @ForAll("facts") Facts facts, @ForAll @IntRange(max = 10_000) int minutes) {
        Optional<Gate> before = gate(gates.judge(facts, NOW), Kind.SOAK);
        Optional<Gate> after = gate(gates.judge(facts, NOW.plusSeconds(60L * minutes)), Kind.SOAK);

        assertThat(after.isPresent()).isEqualTo(before.isPresent());
        if (before.filter(Gate::passed).isPresent()) {
            assertThat(after.filter(Gate::passed)).isPresent();
        }
    }

    @Property(tries = 500)
    void whoWaitsUntilTheTimeThatAGateNamesFindsItPassedAndNotAMomentBefore(
            @ForAll("gates") Gates gates, @ForAll("facts") Facts facts) {
        for (Gate gate : gates.judge(facts, NOW).gates()) {
            if (gate.state() instanceof Waiting(var _, var until) && until.isPresent()) {
                assertThat(gate(gates.judge(facts, until.get()), gate.kind()))
                        .hasValueSatisfying(then -> assertThat(then.passed()).isTrue());
                assertThat(gate(gates.judge(facts, until.get().minusNanos(1)), gate.kind()))
                        .hasValueSatisfying(then -> assertThat(then.passed()).isFalse());
            }
        }
    }

    @Property(tries = 500)
    void theOverrideOfSomebodyWhoMayNotChangesNothing(
            @ForAll("gates") Gates gates, @ForAll("facts") Facts facts, @ForAll("people") String person) {
        if (!gates.mayOverride(person)) {
            assertThat(gates.judge(overridden(facts, person), NOW)).isEqualTo(gates.judge(facts, NOW));
        }
    }

    @Property(tries = 500)
    void theOverrideOfSomebodyWhoMayChangesOnlyWhatWasNotPassedAndKeepsHowItStood(
            @ForAll("gates") Gates gates, @ForAll("facts") Facts facts, @ForAll("people") String person) {
        if (gates.mayOverride(person)) {
            List<Gate> before = gates.judge(facts, NOW).gates();
            List<Gate> after = gates.judge(overridden(facts, person), NOW).gates();

            assertThat(after).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                Gate was = before.get(i);
                if (was.passed() || STAY.contains(was.kind())) {
                    assertThat(after.get(i)).isEqualTo(was);
                } else {
                    assertThat(after.get(i).passed()).isTrue();
                    assertThat(after.get(i).state())
                            .isInstanceOfSatisfying(
                                    Overridden.class,
                                    state -> assertThat(state.original()).isEqualTo(was.state()));
                }
            }
        }
    }

    @Property(tries = 500)
    void aRollbackWaitsForNothing(@ForAll("gates") Gates gates, @ForAll("facts") Facts facts) {
        Judgement judgement = gates.judge(new FactsOf(facts).mode(Mode.ROLLBACK).build(), NOW);

        assertThat(judgement.passed())
                .isEqualTo(gates.mayStart(facts.starter(), Mode.ROLLBACK)
                        && facts.block().isEmpty()
                        && facts.checks().stream().allMatch(check -> check.state() instanceof Passed));
    }

    @Property(tries = 500)
    void enoughDifferentPeopleOfTheTeamWhoseApprovalIsFreshAreEnough(
            @ForAll("rules") ApprovalRule rule, @ForAll("facts") Facts facts) {
        Gate gate = gate(gates(rule).judge(facts, NOW), Kind.APPROVAL).orElseThrow();
        long counted = facts.approvals().stream()
                .filter(approval -> TEAMS.getOrDefault(rule.team(), List.of()).contains(approval.by()))
                .filter(approval ->
                        rule.self() || !approval.by().equals(facts.request().by()))
                .filter(approval -> Duration.between(approval.at(), NOW).compareTo(rule.expires()) < 0)
                .map(Approval::by)
                .distinct()
                .count();
        boolean needed = rule.when().isEmpty() || facts.request().changes().migrations();

        assertThat(gate.passed()).isEqualTo(!needed || counted >= rule.count());
    }

    @Property(tries = 500)
    void everyoneWhoIsAwaitedBringsItFurther(@ForAll("rules") ApprovalRule rule, @ForAll("facts") Facts facts) {
        Gates gates = gates(rule);
        List<String> awaited = gates.awaited(facts, NOW);
        Facts approved = awaited.stream()
                .reduce(new FactsOf(facts), (all, person) -> all.approved(new Approval(person, NOW)), (one, _) -> one)
                .build();

        Gate before = gate(gates.judge(facts, NOW), Kind.APPROVAL).orElseThrow();
        assertThat(before.state() instanceof Waiting).isEqualTo(!awaited.isEmpty());
        if (before.state() instanceof Waiting) {
            assertThat(gate(gates.judge(approved, NOW), Kind.APPROVAL)
                            .orElseThrow()
                            .passed())
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void everythingIsSaidInWholeSentences(@ForAll("gates") Gates gates, @ForAll("facts") Facts facts) {
        assertThat(gates.judge(overridden(facts, "ana"), NOW).gates()).allSatisfy(gate -> {
            assertThat(gate.title()).isNotBlank().doesNotEndWith(".");
            assertThat(gate.state().sentence())
                    .endsWith(".")
                    .doesNotContain("Optional", "PT", "[", "  ", "..", " .")
                    .doesNotContainPattern("-\\d+ (s|min|h|days?)");
        });
    }

    private static Optional<Gate> gate(Judgement judgement, Kind kind) {
        return judgement.gates().stream().filter(gate -> gate.kind() == kind).findFirst();
    }

    private static Facts overridden(Facts facts, String person) {
        return new FactsOf(facts)
                .override(new Decision(person, NOW, "Orders are lost"))
                .build();
    }

    private static Gates gates(ApprovalRule rule) {
        return gates(new Protection(
                "production",
                new Permissions(List.of(), List.of(), List.of()),
                List.of(rule),
                Optional.empty(),
                List.of(),
                List.of()));
    }

    private static Gates gates(Protection protection) {
        return Gates.of(new PolicyConfig("main", List.of(), TEAMS, List.of(protection)), "production");
    }

    @Provide
    Arbitrary<Gates> gates() {
        Arbitrary<List<String>> teams = Arbitraries.of(TEAMS.keySet()).list().ofMaxSize(2);
        Arbitrary<Permissions> may = Combinators.combine(teams, teams, teams).as(Permissions::new);
        Arbitrary<Optional<Soak>> soak = Arbitraries.integers()
                .between(1, 5000)
                .map(minutes -> new Soak("staging", Duration.ofMinutes(minutes)))
                .optional(0.7);
        Arbitrary<Calendar> calendar = Combinators.combine(
                        windows().list().ofMaxSize(2), freezes().list().ofMaxSize(1))
                .as(Calendar::new);
        return Combinators.combine(may, rules().list().ofMaxSize(3), soak, calendar)
                .as((permissions, rules, soaking, open) -> gates(
                        new Protection("production", permissions, rules, soaking, open.windows(), open.freezes())));
    }

    private static Arbitrary<Window> windows() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(0, 21))
                .as((days, hour) ->
                        new Window(days, LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0), ZoneId.of("UTC")));
    }

    private static Arbitrary<PolicyConfig.Freeze> freezes() {
        return Arbitraries.integers()
                .between(-20, 20)
                .map(day -> LocalDateTime.of(2026, 12, 1, 6, 0).plusDays(day))
                .map(from -> new PolicyConfig.Freeze("quiet", from, from.plusDays(7), ZoneId.of("UTC")));
    }

    @Provide
    Arbitrary<ApprovalRule> rules() {
        return Combinators.combine(
                        Arbitraries.of(TEAMS.keySet()),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 100).map(Duration::ofHours),
                        Arbitraries.just(new When("migration")).optional(0.3))
                .as(ApprovalRule::new);
    }

    @Provide
    Arbitrary<String> people() {
        return Arbitraries.of(PEOPLE);
    }

    @Provide
    Arbitrary<Approval> approvals() {
        return Combinators.combine(people(), Arbitraries.integers().between(0, 120 * 60))
                .as((person, minutes) -> new Approval(person, NOW.minusSeconds(60L * minutes)));
    }

    private static Arbitrary<Live> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(-100, 10_000),
                        Arbitraries.integers().between(0, 5000).optional(0.6))
                .as((ago, length) -> {
                    Instant from = NOW.minusSeconds(60L * ago);
                    return new Live(from, length.map(minutes -> from.plusSeconds(60L * minutes)));
                });
    }

    private static Arbitrary<Check> checks() {
        return Arbitraries.of(
                        new Passed("All passed."),
                        new Waiting("2 of 3 passed.", Optional.empty()),
                        new Failed("One failed.", "Mend it."))
                .map(state -> new Check("Checks of 7c1d9e2", state));
    }

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<Optional<Decision>> decision = people().map(
                        person -> new Decision(person, NOW.minusSeconds(4000), "It loses orders"))
                .optional(0.3);
        Arbitrary<Facts.Request> request = Combinators.combine(
                        people(), Arbitraries.of(true, false), Arbitraries.of(Mode.DEPLOY, Mode.REDEPLOY))
                .as((person, migrations, mode) -> {
                    FactsOf facts = FactsOf.by(person).mode(mode);
                    return (migrations ? facts.migrations() : facts).build().request();
                });
        return Combinators.combine(
                        request,
                        people(),
                        lives().list().ofMaxSize(4),
                        checks().list().ofMaxSize(2),
                        decision,
                        decision,
                        approvals().list().ofMaxSize(6))
                .as((asked, starter, soaked, checks, hold, block, approvals) ->
                        new Facts(asked, starter, soaked, checks, hold, block, approvals, Optional.empty()));
    }
}
