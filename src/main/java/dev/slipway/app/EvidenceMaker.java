package dev.slipway.app;

import dev.slipway.app.words.EvidenceText;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Evidence;
import dev.slipway.promotion.People;
import dev.slipway.promotion.Promotion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what shows afterwards that a promotion was approved, and how it went. */
final class EvidenceMaker {
    private final Journal journal;
    private final RecordedEvents recorded;

    EvidenceMaker(Journal journal, RecordedEvents recorded) {
        this.journal = journal;
        this.recorded = recorded;
    }

    /** @param policy the one that protects its environment now */
    Outcome<WrittenEvidence> write(AskedPromotion asked, Optional<PolicyConfig> policy, Path folder, boolean replace) {
        Promotion promotion = asked.promotion();
        Evidence evidence = Evidence.of(promotion);
        List<Entry> entries = promotion.deployment().map(journal::of).orElse(List.of());
        Optional<DeploymentState> deployment = promotion.deployment().flatMap(recorded::deployment);
        Optional<String> lacks = lacks(promotion, deployment);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", new EvidenceText(asked, evidence, deployment, lacks).markdown());
        files.putAll(evidence.files());
        policy.filter(counting -> approvedUnder(promotion, counting))
                .ifPresent(counting -> files.put("policy.json", Json.text(counting)));
        if (deployment.isPresent()) {
            files.put("events.jsonl", lines(entries));
        }
        return new EvidenceFolder(folder, replace)
                .write(files)
                .map(names -> new WrittenEvidence(promotion.id().hex(), folder.toString(), names, lacks));
    }

    private static String lines(List<Entry> entries) {
        return entries.stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
    }

    private static Optional<String> lacks(Promotion promotion, Optional<DeploymentState> deployment) {
        return promotion
                .deployment()
                .filter(_ -> deployment.isEmpty())
                .map(id -> "The trail of this machine has nothing of " + id
                        + ", for that ran on another one: how it went is not told here.");
    }

    private static boolean approvedUnder(Promotion promotion, PolicyConfig policy) {
        return promotion.approvals().stream()
                .anyMatch(approval -> approval.policy().equals(People.digest(policy)));
    }
}
