package dev.slipway.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that changes an environment. */
final class Why {
    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "run only if this is still the plan's digest (12 digits at least); asks no question")
    private Optional<String> digest = Optional.empty();

    @Option(names = "-m", paramLabel = "MESSAGE", description = "why; kept in the audit trail")
    private String message = "";

    Optional<String> digest() {
        return digest;
    }

    String message() {
        return message;
    }
}
