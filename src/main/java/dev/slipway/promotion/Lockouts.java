package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.ApprovalRule;
import dev.slipway.project.PolicyConfig.Protection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a policy that is valid otherwise keeps everybody from, because nobody's key could sign for it. */
public final class Lockouts {
    private final PolicyConfig policy;
    private final Set<String> signers;

    private Lockouts(PolicyConfig policy) {
        this.policy = policy;
        this.signers = new People(policy).signers();
    }

    /** A sentence for each; empty where somebody can do everything. */
    public static List<String> of(PolicyConfig policy) {
        Lockouts lockouts = new Lockouts(policy);
        return policy.environments().stream()
                .flatMap(protection -> lockouts.of(protection).stream())
                .toList();
    }

    private List<String> of(Protection protection) {
        List<String> sentences = new ArrayList<>();
        String environment = protection.environment();
        if (able(protection.may().deploy()).isEmpty()) {
            sentences.add("Nobody can deploy to " + environment + ": no one who may has a key that can sign.");
        }
        if (able(protection.may().rollback()).isEmpty()) {
            sentences.add("Nobody can go back on " + environment + ": no one who may has a key that can sign.");
        }
        protection.approvals().stream()
                .filter(rule -> !reachable(rule))
                .map(rule -> rule.count() + " " + (rule.count() == 1 ? "approval" : "approvals") + " of " + rule.team()
                        + " can never be given for " + environment + ": too few of them have a key that can sign"
                        + (rule.self() ? "." : ", beside who asks."))
                .forEach(sentences::add);
        return sentences;
    }

    /** Whoever asks may be any person of the policy. */
    private boolean reachable(ApprovalRule rule) {
        Set<String> able = able(List.of(rule.team()));
        boolean othersCanAsk = !able.containsAll(signers);
        return able.size() - (rule.self() || othersCanAsk ? 0 : 1) >= rule.count();
    }

    private Set<String> able(List<String> teams) {
        Set<String> able = new LinkedHashSet<>();
        teams.forEach(team -> able.addAll(policy.teams().getOrDefault(team, List.of())));
        able.retainAll(signers);
        return able;
    }
}
