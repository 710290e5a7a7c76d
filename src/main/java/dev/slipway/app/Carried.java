package dev.slipway.app;

import dev.slipway.release.Digest;
import java.util.Optional;

/**
 * The files of one component of a release, as the repository has them.
 *
 * @param content digest of all of them: of every path, kind and content
 * @param before what stands where the release is promoted from; empty where it is not promoted
 */
public record Carried(String component, Digest content, Optional<Standing> before) {

    /** How the files are on the hosts of the environment from which a release is promoted. */
    public sealed interface Standing {
        /** Every host has exactly these. */
        record Same(String environment) implements Standing {}

        /** A host has others; a sentence says which and why. */
        record Other(String environment, String why) implements Standing {}

        /** The component does not run there, so nobody saw it there. */
        record Absent(String environment) implements Standing {}
    }
}
