package dev.slipway.app;

import dev.slipway.promotion.Stay;
import dev.slipway.release.ReleaseNotes;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the release of a plan.
 *
 * @param stays where it has been, the latest first, as far back as deployments are looked through
 * @param unknown why that cannot be told; then there are none
 * @param files what travels, component by component; none of a release that one goes back to, which stands on the hosts
 * @param checks what its forge said of its commit, where that is known without asking
 * @param notes what is new with it; empty where nothing is there to compare with, and where it takes back
 */
public record Passport(
        List<Stay> stays,
        Optional<String> unknown,
        List<Carried> files,
        Optional<ChecksSeen> checks,
        Optional<ReleaseNotes> notes) {
    /** Nothing is known. */
    public static final Passport NONE =
            new Passport(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Passport {
        stays = List.copyOf(stays);
        files = List.copyOf(files);
    }
}
