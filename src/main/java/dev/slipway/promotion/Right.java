package dev.slipway.promotion;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do something in an environment.
 *
 * @param key as the policy calls it
 * @param allowed the teams that may; empty where no policy protects the environment, and everybody may
 * @param teams the people of all teams
 */
record Right(String key, String environment, Optional<List<String>> allowed, Map<String, List<String>> teams) {

    boolean has(String person) {
        return allowed.isEmpty() || people().contains(person);
    }

    Gate judge(String person) {
        return new Gate(Gate.Kind.RIGHT, "Right to " + words(), state(person));
    }

    private Gate.State state(String person) {
        if (allowed.isEmpty()) {
            return new Gate.Passed("No policy says who may " + words() + ".");
        }
        if (has(person)) {
            return new Gate.Passed(person + " may " + words() + ".");
        }
        return people().isEmpty()
                ? new Gate.Failed(
                        "Nobody may " + words() + ": the policy names nobody for it.",
                        "Name a team in may." + key + " of " + environment + " in the policy.")
                : new Gate.Failed(
                        person + " may not " + words() + ": that is for " + Spoken.names(allowed.get(), "and") + ".",
                        Spoken.names(people(), "or") + " can start it.");
    }

    private List<String> people() {
        return allowed.orElse(List.of()).stream()
                .flatMap(team -> teams.getOrDefault(team, List.of()).stream())
                .distinct()
                .toList();
    }

    private String words() {
        return (key.equals("rollback") ? "roll back " : key + " to ") + environment;
    }
}
