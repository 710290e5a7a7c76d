package dev.slipway.git;

import java.time.Duration;
import java.util.Map;

/**
 * How a remote is spoken to.
 *
 * @param idle the longest silence of the other side
 * @param total for a whole fetch or push, the answers of persons among it
 * @param environment variables of this process: where git is found, and what it gets
 */
public record TransferSettings(Duration idle, Duration total, Map<String, String> environment) {
    public TransferSettings {
        environment = Map.copyOf(environment);
    }
}
