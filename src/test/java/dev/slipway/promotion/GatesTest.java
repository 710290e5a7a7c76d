package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Mode;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Facts.Check;
import dev.slipway.promotion.Facts.Live;
import dev.slipway.promotion.Gate.Failed;
import dev.slipway.promotion.Gate.Kind;
import dev.slipway.promotion.Gate.Overridden;
import dev.slipway.promotion.Gate.Passed;
import dev.slipway.promotion.Gate.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads on each gate. */
class GatesTest {
    /** Tuesday, 10:00 in Zurich. */
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private static final String MAY = "may: { deploy: [release], rollback: [release, dba], override: [dba] }";
    private static final String SOAK = "soak: { in: staging, for: 30m }";
    private static final String TWO = "approvals: [{ team: release, count: 2 }]";
    private static final String DBA = "approvals: [{ team: dba, when: migration }]";
    private static final String WINDOW = "windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }]";
    private static final String FREEZE =
            "freezes: [{ name: year end, from: 2026-12-18T00:00, to: 2027-01-04T00:00, zone: Europe/Zurich }]";

    private static Gate.State state(Kind kind, FactsOf facts, String... policy) {
        return state(kind, facts, NOW, policy);
    }

    private static Gate.State state(Kind kind, FactsOf facts, Instant now, String... policy) {
        return Gates.of(Written.policy(policy), "production").judge(facts.build(), now).gates().stream()
                .filter(gate -> gate.kind() == kind)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void withoutAPolicyNothingStandsInTheWay() {
        Judgement judgement =
                Gates.withoutPolicy("staging").judge(FactsOf.by("somebody").build(), NOW);

        assertThat(judgement.passed()).isTrue();
        assertThat(judgement.gates())
                .extracting(gate -> gate.state().sentence())
                .containsExactly(
                        "No policy says who may deploy to staging.",
                        "Nobody blocked v1.8.0.",
                        "Nobody put staging on hold.");
    }

    @Test
    void aPolicySaysNothingOfEnvironmentsThatItDoesNotName() {
        Gates gates = Gates.of(Written.policy(MAY, TWO, WINDOW), "staging");

        assertThat(gates.judge(FactsOf.by("somebody").build(), NOW).passed()).isTrue();
        assertThat(gates.mayOverride("somebody")).isTrue();
    }

    @Test
    void gatesStandInTheSameOrderWhateverTheyFind() {
        PolicyConfig policy = Written.policy(
                "approvals: [{ team: dba, when: migration }, { team: release }]", FREEZE, WINDOW, SOAK, MAY);
        Facts facts = FactsOf.by("ana")
                .check(new Check("Checks of 7c1d9e2", new Passed("All 3 passed.")))
                .build();

        assertThat(Gates.of(policy, "production").judge(facts, NOW).gates())
                .extracting(Gate::title)
                .containsExactly(
                        "Right to deploy to production",
                        "Not blocked",
                        "Not on hold",
                        "Checks of 7c1d9e2",
                        "30 min live on staging",
                        "Windows and freezes",
                        "1 approval of dba, with a migration",
                        "1 approval of release");
    }

    @Test
    void onlyTheTeamsThatThePolicyNamesMayDeploy() {
        assertThat(state(Kind.RIGHT, FactsOf.by("ana"), MAY)).isEqualTo(new Passed("ana may deploy to production."));
        assertThat(state(Kind.RIGHT, FactsOf.by("dora"), MAY))
                .isEqualTo(new Failed(
                        "dora may not deploy to production: that is for release.", "ana, ben or cleo can start it."));
    }

    @Test
    void rollingBackIsARightOfItsOwnAndWaitsForNothingElse() {
        Gates gates = Gates.of(Written.policy(MAY, TWO, SOAK, FREEZE, WINDOW), "production");
        Instant frozen = Instant.parse("2026-12-25T02:00:00Z");
        FactsOf facts = FactsOf.by("dora").mode(Mode.ROLLBACK).hold(decision("ana", "payments are down"));

        assertThat(gates.judge(facts.build(), frozen).gates())
                .extracting(gate -> gate.state().sentence())
                .containsExactly("dora may roll back production.", "Nobody blocked v1.8.0.");
        assertThat(gates.judge(facts.block(decision("ana", "loses orders")).build(), frozen)
                        .passed())
                .isFalse();
        assertThat(gates.mayStart("dora", Mode.ROLLBACK)).isTrue();
        assertThat(gates.mayStart("dora", Mode.REDEPLOY)).isFalse();
    }

    @Test
    void aBlockedReleaseIsNotDeployedAndAHoldWaitsForWhoeverLiftsIt() {
        FactsOf facts = FactsOf.by("ana")
                .block(new Decision("ben", NOW.minusSeconds(2 * 3600 + 300), "It loses\norders!"))
                .hold(new Decision("cleo", NOW.minusSeconds(4), " payments are down "));

        assertThat(state(Kind.BLOCK, facts, MAY))
                .isEqualTo(new Failed(
                        "ben blocked v1.8.0 2 h 5 min ago: It loses orders!",
                        "Lift the block, or take another release."));
        assertThat(state(Kind.HOLD, facts, MAY))
                .isEqualTo(new Waiting(
                        "cleo put production on hold just now: payments are down. It waits for somebody to resume production.",
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // minutes ago: from to, from to
                "12         | waiting | v1.8.0 has been live on staging for 12 min of 30 min.",
                "0          | waiting | v1.8.0 has been live on staging for 0 s of 30 min.",
                "30         | passed  | v1.8.0 has been live on staging for 30 min; the policy asks for 30 min.",
                "4400       | passed  | v1.8.0 has been live on staging for 3 days 1 h; the policy asks for 30 min.",
                "95 60, 12  | passed  | v1.8.0 was live on staging for 35 min; the policy asks for 30 min.",
                "90 70, 12  | waiting | v1.8.0 has been live on staging for 12 min of 30 min.",
                "40 12, 12  | passed  | v1.8.0 has been live on staging for 40 min; the policy asks for 30 min.",
                "12, 40 12  | passed  | v1.8.0 has been live on staging for 40 min; the policy asks for 30 min.",
                "90 70, 60 45 | failed | v1.8.0 was live on staging for 20 min at the longest; the policy asks for 30 min.",
                "-          | failed  | v1.8.0 is not live on staging; the policy asks for 30 min.",
                "-5         | failed  | v1.8.0 is not live on staging; the policy asks for 30 min.",
            })
    void aReleaseMustHaveBeenLiveForLongEnoughWithoutABreak(String periods, String how, String sentence) {
        List<Live> soaked = Optional.ofNullable(periods).stream()
                .flatMap(text -> List.of(text.split(", ")).stream())
                .map(period -> List.of(period.split(" ")))
                .map(ends -> new Live(
                        minutesAgo(ends.getFirst()),
                        ends.size() == 1 ? Optional.empty() : Optional.of(minutesAgo(ends.getLast()))))
                .toList();

        Gate.State state = state(Kind.SOAK, FactsOf.by("ana").soaked(soaked), SOAK);

        assertThat(state.getClass().getSimpleName()).isEqualToIgnoringCase(how);
        assertThat(state.sentence()).startsWith(sentence);
        if (state instanceof Waiting waiting) {
            assertThat(waiting.until()).contains(soaked.getLast().from().plus(Duration.ofMinutes(30)));
        }
        if (state instanceof Failed failed) {
            assertThat(failed.remedy()).isEqualTo("Deploy it to staging and leave it live there for 30 min.");
        }
    }

    @Test
    void theCalendarSpeaksInTheTimeOfItsZone() {
        FactsOf facts = FactsOf.by("ana");
        String tokyo = "windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }, "
                + "{ allow: \"wed 08:00-10:00\", zone: Asia/Tokyo }]";

        assertThat(calendar(facts, "2026-12-01T09:00:00Z", WINDOW))
                .isEqualTo(new Passed("Inside the window mon-thu 09:00-16:00 (Europe/Zurich) until Tue 1 Dec, 16:00."));
        assertThat(calendar(facts, "2026-12-01T07:48:00Z", WINDOW))
                .isEqualTo(new Waiting(
                        "Outside the window mon-thu 09:00-16:00 (Europe/Zurich); it opens on Tue 1 Dec, 09:00.",
                        Optional.of(Instant.parse("2026-12-01T08:00:00Z"))));
        assertThat(calendar(facts, "2026-12-20T12:00:00Z", WINDOW, FREEZE).sentence())
                .isEqualTo("In freeze \"year end\"; production opens on Mon 4 Jan 2027, 09:00 (Europe/Zurich).");
        assertThat(calendar(facts, "2026-12-17T22:59:00Z", FREEZE).sentence())
                .isEqualTo("Open until freeze \"year end\" begins on Fri 18 Dec, 00:00 (Europe/Zurich).");
        assertThat(calendar(facts, "2027-02-01T00:00:00Z", FREEZE).sentence()).isEqualTo("Open; no freeze is ahead.");
        assertThat(calendar(facts, "2026-12-01T16:00:00Z", tokyo).sentence())
                .isEqualTo("Outside the windows mon-thu 09:00-16:00 (Europe/Zurich) and wed 08:00-10:00 (Asia/Tokyo);"
                        + " production opens on Wed 2 Dec, 08:00 (Asia/Tokyo).");
        assertThat(calendar(facts, "2026-12-24T00:00:00Z", FREEZE.replace("2027-01-04", "2036-01-04")))
                .isEqualTo(new Failed(
                        "In freeze \"year end\"; production does not open within two years.",
                        "Change the windows or freezes of production in the policy."));
    }

    private static Gate.State calendar(FactsOf facts, String now, String... policy) {
        return state(Kind.CALENDAR, facts, Instant.parse(now), policy);
    }

    @Test
    void approvalsAreCountedByPeopleOfTheTeam() {
        FactsOf facts = FactsOf.by("ana");

        assertThat(approvals(facts, TWO))
                .isEqualTo(
                        new Waiting("0 of 2 approvals of release; ben or cleo can give the next.", Optional.empty()));
        assertThat(approvals(facts.approved("ben", 1), TWO).sentence())
                .isEqualTo("1 of 2 approvals of release: ben; cleo can give the last.");
        assertThat(approvals(facts.approved("ben", 1).approved("ben", 2).approved("dora", 1), TWO)
                        .sentence())
                .isEqualTo("1 of 2 approvals of release: ben; cleo can give the last.");
        assertThat(approvals(facts.approved("ben", 1).approved("cleo", 2), TWO))
                .isEqualTo(new Passed("2 of 2 approvals of release: ben and cleo."));
    }

    @Test
    void whoAsksDoesNotApproveUnlessTheRuleLetsThem() {
        FactsOf facts = FactsOf.by("ana").approved("ana", 5).approved("cleo", 4);

        assertThat(approvals(facts, TWO).sentence())
                .isEqualTo("1 of 2 approvals of release: cleo; ben can give the last."
                        + " The approval of ana, who asked for it, does not count.");
        assertThat(approvals(facts, TWO.replace("}", ", self: true }")))
                .isEqualTo(new Passed("2 of 2 approvals of release: ana and cleo."));
        assertThat(approvals(facts, TWO.replace("2", "3")))
                .isEqualTo(new Failed(
                        "1 of 3 approvals of release: cleo; only ben and cleo may approve what ana asks for.",
                        "Have somebody else ask for it, or change the policy."));
    }

    @Test
    void anApprovalThatIsTooOldOrDatedAheadDoesNotCount() {
        FactsOf facts = FactsOf.by("ana").approved("ben", 80 * 60).approved("cleo", -60);

        assertThat(approvals(facts, TWO).sentence())
                .isEqualTo("0 of 2 approvals of release; ben or cleo can give the next."
                        + " The approval of ben is 3 days 8 h old and expired after 3 days."
                        + " The approval of cleo does not count yet: it is dated 1 h ahead of this clock.");
        assertThat(approvals(facts.approved("ben", 10).approved("cleo", -2), TWO))
                .isEqualTo(new Passed("2 of 2 approvals of release: ben and cleo."));
        assertThat(approvals(FactsOf.by("ana").approved("ben", 60), "approvals: [{ team: release, expires: 1h }]")
                        .sentence())
                .contains("expired after 1 h");
    }

    @Test
    void aRuleForMigrationsConcernsPlansWithMigrations() {
        FactsOf facts = FactsOf.by("ana");

        assertThat(approvals(facts, DBA))
                .isEqualTo(new Passed("Needed only with a migration, and this plan has none."));
        assertThat(approvals(facts.migrations(), DBA).sentence())
                .isEqualTo("0 of 1 approval of dba; ben or dora can give it.");
    }

    @Test
    void aRuleForAPathConcernsPlansThatChangeSomethingThere() {
        String rule = "approvals: [{ team: dba, when: path db/** }]";

        assertThat(approvals(changing("app/a.css"), rule))
                .isEqualTo(new Passed("Needed only where db/** changes, and nothing does there."));
        assertThat(approvals(changing("app/a.css", "db/V1__a.sql"), rule).sentence())
                .isEqualTo("0 of 1 approval of dba; ben or dora can give it.");
        assertThat(approvals(
                        FactsOf.by("ana")
                                .changing(new Facts.Changes(true, false, Set.of("old/a.sql"), Set.of("db/a.sql"))),
                        rule))
                .as("a file was moved away from there")
                .isInstanceOf(Waiting.class);
    }

    @Test
    void aRuleForALargeChangeConcernsPlansThatChangeMoreFiles() {
        String rule = "approvals: [{ team: dba, when: size > 1 }]";

        assertThat(approvals(changing("a"), rule))
                .isEqualTo(new Passed("Needed only where more than 1 file change, and 1 file does."));
        assertThat(approvals(changing("a", "b"), rule)).isInstanceOf(Waiting.class);
    }

    @Test
    void whereNobodyCanTellWhatChangesEveryRuleIsForThePlan() {
        FactsOf facts = FactsOf.by("ana").changing(Facts.Changes.UNKNOWN);

        for (String when : List.of("migration", "path db/**", "size > 1")) {
            assertThat(approvals(facts, "approvals: [{ team: dba, when: " + when + " }]")
                            .sentence())
                    .isEqualTo("0 of 1 approval of dba; ben or dora can give it."
                            + " Whether the plan needs it cannot be told here, so it does.");
        }
    }

    private static FactsOf changing(String... files) {
        return FactsOf.by("ana").changing(new Facts.Changes(true, false, Set.of(files), Set.of()));
    }

    @Test
    void onePersonMayCountForTwoTeamsAndWhoIsAwaitedIsKnown() {
        Gates gates = Gates.of(
                Written.policy("approvals: [{ team: release }, { team: dba, when: migration }]"), "production");
        FactsOf facts = FactsOf.by("ana").migrations();

        assertThat(gates.awaited(facts.build(), NOW)).containsExactly("ben", "cleo", "dora");
        assertThat(gates.awaited(facts.approved("cleo", 1).build(), NOW)).containsExactly("ben", "dora");
        assertThat(gates.awaited(facts.approved("ben", 1).build(), NOW)).isEmpty();
        assertThat(gates.awaited(facts.mode(Mode.ROLLBACK).build(), NOW)).isEmpty();
    }

    private static Gate.State approvals(FactsOf facts, String policy) {
        return state(Kind.APPROVAL, facts, policy);
    }

    @Test
    void whoMayCanOverrideWithAReasonAndWhatItWasStaysToBeSeen() {
        Gates gates = Gates.of(Written.policy(MAY, SOAK, TWO, WINDOW), "production");
        Decision decision = decision("dora", "Orders are lost without it");
        Judgement judgement = gates.judge(FactsOf.by("ana").override(decision).build(), NOW);

        assertThat(judgement.passed()).isTrue();
        assertThat(judgement.overridden()).extracting(Gate::kind).containsExactly(Kind.SOAK, Kind.APPROVAL);
        assertThat(judgement.overridden().getLast().state())
                .isEqualTo(new Overridden(
                        decision,
                        new Waiting("0 of 2 approvals of release; ben or cleo can give the next.", Optional.empty())));
        assertThat(judgement.overridden().getLast().state().sentence())
                .isEqualTo("Overridden by dora: Orders are lost without it."
                        + " 0 of 2 approvals of release; ben or cleo can give the next.");
    }

    @Test
    void onlyToWhoMayOverrideIsItOffered() {
        Gates gates = Gates.of(
                Written.policy("may: { deploy: [release, dba], rollback: [release], override: [dba] }", SOAK, WINDOW),
                "production");

        assertThat(gates.judge(FactsOf.by("dora").build(), NOW).gates())
                .filteredOn(Gate::overridable)
                .extracting(Gate::kind)
                .containsExactly(Kind.SOAK);
        assertThat(gates.judge(FactsOf.by("ana").build(), NOW).gates()).noneMatch(Gate::overridable);
    }

    @Test
    void anOverrideWithoutAReasonIsNone() {
        assertThat(Gates.of(Written.policy(MAY, SOAK), "production")
                        .judge(
                                FactsOf.by("ana")
                                        .override(decision("dora", " \n"))
                                        .build(),
                                NOW)
                        .overridden())
                .isEmpty();
    }

    @Test
    void anOverrideGivesNoRightAndLiftsNoBlock() {
        Facts facts = FactsOf.by("dora")
                .block(decision("ana", "loses orders"))
                .override(decision("dora", "never mind"))
                .build();

        assertThat(Gates.of(Written.policy(MAY, SOAK), "production")
                        .judge(facts, NOW)
                        .gates())
                .filteredOn(gate -> !gate.passed())
                .extracting(Gate::kind)
                .containsExactly(Kind.RIGHT, Kind.BLOCK);
    }

    private static Decision decision(String by, String reason) {
        return new Decision(by, NOW.minusSeconds(60), reason);
    }

    private static Instant minutesAgo(String minutes) {
        return NOW.minusSeconds(60 * Long.parseLong(minutes));
    }
}
