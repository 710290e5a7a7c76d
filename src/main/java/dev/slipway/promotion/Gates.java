package dev.slipway.promotion;

import dev.slipway.deploy.Mode;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Permissions;
import dev.slipway.project.PolicyConfig.Protection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The gates of one environment. Where no policy protects it, everybody may do everything, and there is neither soak time nor
 * calendar nor approval.
 *
 * <p>Going back waits for nothing: a rollback has the gates of its own right, of a block of the release to which it goes, and
 * of its checks; holds, soak time, windows, freezes and approvals do not concern it. An override stands for every gate but
 * the right and a block.
 */
public final class Gates {
    private final String environment;
    private final Optional<Protection> rules;
    private final Map<String, List<String>> teams;

    private Gates(String environment, Optional<Protection> rules, Map<String, List<String>> teams) {
        this.environment = environment;
        this.rules = rules;
        this.teams = teams;
    }

    /** Those that this policy gives the environment. */
    public static Gates of(PolicyConfig policy, String environment) {
        return new Gates(
                environment,
                policy.environments().stream()
                        .filter(protection -> protection.environment().equals(environment))
                        .findFirst(),
                policy.teams());
    }

    /** Those of an environment in a project without a policy. */
    public static Gates withoutPolicy(String environment) {
        return new Gates(environment, Optional.empty(), Map.of());
    }

    /** When deployments to the environment may start; always, where no policy says otherwise. */
    public Calendar calendar() {
        return new Calendar(
                rules.map(Protection::windows).orElse(List.of()),
                rules.map(Protection::freezes).orElse(List.of()));
    }

    /** Whether the person has the right to start a deployment of this mode. */
    public boolean mayStart(String person, Mode mode) {
        return right(mode).has(person);
    }

    /** Whether an override of this person counts. */
    public boolean mayOverride(String person) {
        return right("override", Permissions::override).has(person);
    }

    /** Whether the person may say no to a promotion: who may approve one, or may start it. */
    public boolean mayAnswer(String person) {
        return mayStart(person, Mode.DEPLOY)
                || rules.stream()
                        .flatMap(protection -> protection.approvals().stream())
                        .anyMatch(rule -> people(rule.team()).contains(person));
    }

    /** Whether somebody has to approve what goes forward. */
    public boolean asksForApproval() {
        return rules.filter(protection -> !protection.approvals().isEmpty()).isPresent();
    }

    /** Whether it depends on what a plan changes who has to approve it. */
    public boolean looksAtChanges() {
        return rules.stream()
                .flatMap(protection -> protection.approvals().stream())
                .anyMatch(rule -> rule.when().isPresent());
    }

    /** How all gates stand at this time, an override of these facts applied if the person has that right and gave a reason. */
    public Judgement judge(Facts facts, Instant now) {
        Mode mode = facts.request().mode();
        Optional<Decision> override = facts.override()
                .filter(decision ->
                        mayOverride(decision.by()) && !decision.reason().isBlank());
        Stream<Gate> always = Stream.concat(
                Stream.of(right(mode).judge(facts.starter()), block(facts, now)),
                facts.checks().stream().map(check -> new Gate(Gate.Kind.CHECK, check.title(), check.state())));
        Stream<Gate> forward = mode == Mode.ROLLBACK ? Stream.empty() : forward(facts, now);
        return new Judgement(Stream.concat(always, forward)
                .sorted(Comparator.comparing(Gate::kind))
                .map(gate -> mayOverride(facts.starter()) ? gate.forWhoMayOverride() : gate)
                .map(gate -> override.filter(_ -> gate.kind().overridable() && !gate.passed())
                        .map(gate::overriddenBy)
                        .orElse(gate))
                .toList());
    }

    /** The people who can give an approval that is missing, in the order of the policy. */
    public List<String> awaited(Facts facts, Instant now) {
        return facts.request().mode() == Mode.ROLLBACK
                ? List.of()
                : approvals(facts, now)
                        .flatMap(gate -> gate.awaited().stream())
                        .distinct()
                        .toList();
    }

    private Right right(Mode mode) {
        return switch (mode) {
            case DEPLOY, REDEPLOY -> right("deploy", Permissions::deploy);
            case ROLLBACK -> right("rollback", Permissions::rollback);
        };
    }

    private Right right(String key, Function<Permissions, List<String>> allowed) {
        return new Right(key, environment, rules.map(Protection::may).map(allowed), teams);
    }

    /** The gates of what goes forward, in any order but for approvals. */
    private Stream<Gate> forward(Facts facts, Instant now) {
        String release = facts.request().release().name();
        Stream<Gate> soak =
                rules
                        .flatMap(Protection::soak)
                        .map(rule -> new SoakGate(rule, release).judge(facts.soaked(), now))
                        .stream();
        Stream<Gate> calendar = rules
                .filter(protection ->
                        !protection.windows().isEmpty() || !protection.freezes().isEmpty())
                .map(_ -> new CalendarGate(calendar(), environment).judge(now))
                .stream();
        return Stream.of(
                        Stream.of(hold(facts, now)),
                        soak,
                        calendar,
                        facts.request().schedule().map(schedule -> schedule.judge(now)).stream(),
                        approvals(facts, now).map(ApprovalGate::judge))
                .flatMap(gates -> gates);
    }

    private Stream<ApprovalGate> approvals(Facts facts, Instant now) {
        return rules.stream()
                .flatMap(protection -> protection.approvals().stream())
                .map(rule -> new ApprovalGate(rule, people(rule.team()), facts, now));
    }

    private List<String> people(String team) {
        return teams.getOrDefault(team, List.of()).stream().distinct().toList();
    }

    private Gate block(Facts facts, Instant now) {
        String release = facts.request().release().name();
        return new Gate(
                Gate.Kind.BLOCK,
                "Not blocked",
                facts.block()
                        .<Gate.State>map(decision -> new Gate.Failed(
                                decision.by() + " blocked " + release + " " + decided(decision, now),
                                "Lift the block, or take another release."))
                        .orElse(new Gate.Passed("Nobody blocked " + release + ".")));
    }

    private Gate hold(Facts facts, Instant now) {
        return new Gate(
                Gate.Kind.HOLD,
                "Not on hold",
                facts.hold()
                        .<Gate.State>map(decision -> new Gate.Waiting(
                                decision.by() + " put " + environment + " on hold " + decided(decision, now)
                                        + " It waits for somebody to resume " + environment + ".",
                                Optional.empty()))
                        .orElse(new Gate.Passed("Nobody put " + environment + " on hold.")));
    }

    private static String decided(Decision decision, Instant now) {
        return Spoken.ago(decision.at(), now)
                + (decision.reason().isBlank() ? "." : ": " + Spoken.sentence(decision.reason()));
    }
}
