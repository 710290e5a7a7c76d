package dev.slipway.deploy.host;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The lease of a colleague, as it lies on its host while his machine deploys or after it was lost. */
public final class BensLease {
    private static final Duration EXPIRES_AFTER = Duration.ofMinutes(1);

    private BensLease() {}

    /**
     * Writes it below a component's root.
     *
     * @param beat when it was last heard of
     */
    public static void leave(Path root, String environment, String deployment, Instant beat) throws IOException {
        Path lease = Files.createDirectories(root.resolve(".slipway/lease"));
        Files.writeString(lease.resolve("deployment"), deployment);
        Files.writeString(lease.resolve("beat"), beat.getEpochSecond() + "\n");
        Files.writeString(lease.resolve("seconds"), EXPIRES_AFTER.toSeconds() + "\n");
        LeaseHolder ben = new LeaseHolder(
                deployment, environment, "ben", "desk-7", beat, Digest.of(new byte[0]), "", EXPIRES_AFTER);
        Files.writeString(lease.resolve("holder"), Json.text(ben) + "\n");
    }
}
