package dev.slipway.app;

import dev.slipway.project.Environment;
import dev.slipway.project.Tier;
import dev.slipway.ssh.FirstContact;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A host that is seen for the first time, and what the project knows of it.
 *
 * @param places that it has in slipway.yaml: its names and environments; none for a jump host, or that of a git remote
 */
public record Newcomer(FirstContact contact, List<Place> places) {
    public Newcomer {
        places = List.copyOf(places);
    }

    /** A host of an environment. */
    public record Place(String host, String environment, Tier tier) {}

    static Newcomer of(FirstContact contact, List<Environment> environments) {
        return new Newcomer(
                contact,
                environments.stream()
                        .flatMap(environment -> environment.hosts().stream()
                                .filter(host -> host.address().host().equals(contact.name()))
                                .map(host -> new Place(host.name(), environment.name(), environment.tier())))
                        .toList());
    }

    /** Which host that is, in the words of slipway.yaml: "web-1 of production". */
    public String role() {
        return places.isEmpty()
                ? "slipway.yaml does not name it"
                : places.stream()
                        .map(place -> place.host() + " of " + place.environment())
                        .collect(Collectors.joining(", "));
    }

    /** Whether only the fingerprint itself is an answer, given by whoever runs the host. */
    public boolean byFingerprint() {
        return places.isEmpty() || production();
    }

    /** For what nothing but the fingerprint is taken, where it is so. */
    public String strictFor() {
        return production() ? "a host of production" : "a host that slipway.yaml does not name";
    }

    private boolean production() {
        return places.stream().anyMatch(place -> place.tier() == Tier.PRODUCTION);
    }
}
