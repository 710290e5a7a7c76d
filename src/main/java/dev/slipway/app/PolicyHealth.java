package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.project.yaml.PolicyReader;
import dev.slipway.project.yaml.PolicyReading;
import dev.slipway.project.yaml.Problem;
import dev.slipway.promotion.Lockouts;
import dev.slipway.promotion.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the policy lets people do what it is for: as it counts on its protected branch, and as it lies in the work tree. */
final class PolicyHealth {
    private final Repository repository;
    private final Policies policies;

    PolicyHealth(Repository repository, Policies policies) {
        this.repository = repository;
        this.policies = policies;
    }

    /** Whether hosts hold to it by themselves. */
    GuardHealth guards() {
        return new GuardHealth(policies);
    }

    /** @param environments of the project as the work tree or HEAD has it, in order */
    List<Finding> findings(List<Environment> environments) {
        List<Policies.Standing> counting = policies.counting();
        List<Finding> found = new ArrayList<>();
        counting.forEach(standing -> found.addAll(of(standing)));
        repository
                .head()
                .revision()
                .flatMap(head -> policies.notFound(head, counting))
                .map(no -> Finding.fault(no.cause(), Policies.NAME, no.reason(), no.remedy()))
                .ifPresent(found::add);
        uncommitted(environments.stream().map(Environment::name).toList())
                .ifPresent(reading -> found.addAll(beforeCommit(reading)));
        return found;
    }

    private static List<Finding> of(Policies.Standing standing) {
        List<Finding> found = new ArrayList<>();
        String remedy = "Change it on " + standing.branch() + ".";
        for (Problem problem : standing.problems()) {
            found.add(Finding.fault(Cause.USAGE, Policies.NAME, problem + " (of " + standing.branch() + ")", remedy));
        }
        if (standing.reading() instanceof PolicyReading.Valid valid) {
            for (String lockout : Lockouts.of(valid.policy())) {
                found.add(Finding.fault(Cause.USAGE, Policies.NAME, lockout, remedy));
            }
            unable(valid.policy()).ifPresent(sentence -> found.add(Finding.warning(Policies.NAME, sentence, remedy)));
        }
        return found.isEmpty() ? List.of(Finding.ok(Policies.NAME, "valid, of " + standing.branch())) : found;
    }

    /** Those that nobody can tell by a signature. */
    private static Optional<String> unable(PolicyConfig policy) {
        Set<String> signers = new People(policy).signers();
        List<String> unable = policy.people().stream()
                .map(Member::name)
                .filter(name -> !signers.contains(name))
                .toList();
        return unable.isEmpty()
                ? Optional.empty()
                : Optional.of("No key that can sign, or only one of somebody else: " + Words.names(unable) + ".");
    }

    /** How the file in the work tree reads, where it is another than that of the commit at HEAD. */
    private Optional<PolicyReading> uncommitted(List<String> environments) {
        return WorkTreeFile.uncommitted(repository, Policies.NAME)
                .map(seen -> PolicyReader.read(Policies.NAME, seen, environments));
    }

    private static List<Finding> beforeCommit(PolicyReading uncommitted) {
        List<String> faults = switch (uncommitted) {
            case PolicyReading.Invalid(var problems, var _) ->
                problems.stream().map(Problem::toString).toList();
            case PolicyReading.Valid(var policy, var notYet) -> {
                List<String> all =
                        new ArrayList<>(notYet.stream().map(Problem::toString).toList());
                all.addAll(Lockouts.of(policy));
                unable(policy).ifPresent(all::add);
                yield all;
            }
        };
        List<Finding> found = new ArrayList<>();
        found.add(Finding.warning(
                Policies.NAME,
                "The policy in the work tree is not committed, and does not count.",
                faults.isEmpty()
                        ? "Commit it on the branch that it protects."
                        : "Mend what follows before you commit it."));
        faults.forEach(fault ->
                found.add(Finding.warning(Policies.NAME, fault + " (not committed)", "Mend it before you commit it.")));
        return found;
    }
}
