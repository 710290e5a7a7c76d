package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.promotion.People;
import java.util.List;
import java.util.Optional;

/** Whether the hosts of protected environments have a guard, and whether that goes by the policy that counts. */
record GuardHealth(Policies policies) {

    /** Nothing where no policy protects the environment, and the host has no guard. */
    Optional<Finding> finding(String environment, String subject, HostInventory inventory) {
        List<Protecting> protecting = policies.protecting().stream()
                .filter(policy -> policy.protects(environment))
                .toList();
        String print = "slipway host-guard " + environment;
        if (inventory.guard().isEmpty()) {
            return protecting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Finding.note(
                            subject,
                            "It has no guard: who has the key that deploys can go around the policy.",
                            "That is optional: " + print + " prints one."));
        }
        if (protecting.isEmpty()) {
            return Optional.of(Finding.warning(
                    subject,
                    "It has a guard, and no policy is known here that protects " + environment + ".",
                    "Fetch the policy, or take the guard away."));
        }
        boolean current = protecting.stream()
                .map(policy -> People.digest(policy.policy()))
                .anyMatch(inventory.guard().get()::equals);
        return Optional.of(
                current
                        ? Finding.note(subject, "guarded: it lets through only what the policy asks for", "")
                        : Finding.fault(
                                Refused.Cause.GATE,
                                subject,
                                "Its guard goes by another policy than the one that counts, and lets no deployment through.",
                                "Install it anew: " + print + "."));
    }
}
