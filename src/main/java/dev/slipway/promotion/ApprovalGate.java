package dev.slipway.promotion;

import dev.slipway.deploy.Sentence;
import dev.slipway.project.PolicyConfig.ApprovalRule;
import dev.slipway.promotion.Facts.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether one rule has its approvals, each by another person of its team. Somebody of two teams counts for the rules of both.
 *
 * @param team the people of the rule's team, each once
 */
record ApprovalGate(ApprovalRule rule, List<String> team, Facts facts, Instant now) {
    /** How far ahead of this clock an approval may be dated: the clocks of two people never agree. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    Gate judge() {
        String title = Sentence.count(rule.count(), "approval") + " of " + rule.team();
        return new Gate(
                Gate.Kind.APPROVAL,
                rule.when()
                        .map(when -> title + RuleNeeded.words(when.decides()))
                        .orElse(title),
                state());
    }

    /** The people whose approval is missing: any of them may give the next. */
    List<String> awaited() {
        return state() instanceof Gate.Waiting ? missing() : List.of();
    }

    private Gate.State state() {
        Optional<String> notNeeded = rule.when()
                .flatMap(when ->
                        RuleNeeded.against(when.decides(), facts.request().changes()));
        if (notNeeded.isPresent()) {
            return new Gate.Passed(notNeeded.get());
        }
        List<String> given = team.stream().filter(this::approved).toList();
        String counted = Math.min(given.size(), rule.count()) + " of " + Sentence.count(rule.count(), "approval")
                + " of " + rule.team() + (given.isEmpty() ? "" : ": " + Spoken.names(given, "and"));
        if (given.size() >= rule.count()) {
            return new Gate.Passed(counted + ".");
        }
        List<String> able = team.stream().filter(this::able).toList();
        if (able.size() < rule.count()) {
            return new Gate.Failed(
                    counted + "; " + (able.isEmpty() ? "nobody" : "only " + Spoken.names(able, "and"))
                            + " may approve what " + facts.request().by() + " asks for.",
                    "Have somebody else ask for it, or change the policy.");
        }
        String awaited = counted + "; " + Spoken.names(missing(), "or") + " can give " + next(given.size()) + ".";
        Stream<String> unknown =
                rule.when().isPresent() && !facts.request().changes().known()
                        ? Stream.of("Whether the plan needs it cannot be told here, so it does.")
                        : Stream.empty();
        return new Gate.Waiting(
                Stream.of(Stream.of(awaited), unknown, uncounted())
                        .flatMap(sentences -> sentences)
                        .collect(Collectors.joining(" ")),
                Optional.empty());
    }

    private String next(int given) {
        if (rule.count() == 1) {
            return "it";
        }
        return rule.count() - given == 1 ? "the last" : "the next";
    }

    /** Who asks does not approve, unless the rule lets them. */
    private boolean able(String person) {
        return rule.self() || !person.equals(facts.request().by());
    }

    private boolean approved(String person) {
        return able(person) && approvals(person).anyMatch(approval -> !ahead(approval) && !expired(approval));
    }

    private List<String> missing() {
        return team.stream().filter(person -> able(person) && !approved(person)).toList();
    }

    private Stream<Approval> approvals(String person) {
        return facts.approvals().stream().filter(approval -> approval.by().equals(person));
    }

    private boolean ahead(Approval approval) {
        return approval.at().isAfter(now.plus(CLOCKS));
    }

    private boolean expired(Approval approval) {
        return !approval.at().plus(rule.expires()).isAfter(now);
    }

    /** Why approvals of people of the team do not count, a sentence for each of these people. */
    private Stream<String> uncounted() {
        return team.stream()
                .filter(person -> !approved(person))
                .flatMap(person -> approvals(person).max(Comparator.comparing(Approval::at)).stream())
                .map(this::why);
    }

    private String why(Approval approval) {
        if (!able(approval.by())) {
            return "The approval of " + approval.by() + ", who asked for it, does not count.";
        }
        if (ahead(approval)) {
            return "The approval of " + approval.by() + " does not count yet: it is dated "
                    + Spoken.elapsed(Duration.between(now, approval.at())) + " ahead of this clock.";
        }
        return "The approval of " + approval.by() + " is " + Spoken.elapsed(Duration.between(approval.at(), now))
                + " old and expired after " + Spoken.length(rule.expires()) + ".";
    }
}
