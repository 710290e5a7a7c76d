package dev.slipway.cli;

import dev.slipway.journal.Criteria;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which entries of the trail are wanted. */
final class Wanted {
    @Option(names = "--environment", paramLabel = "ENV", description = "only entries of this environment")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "only this kind, or all with this word before the dot")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "only entries of this deployment or tag")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--actor",
            paramLabel = "WHO",
            description = "only entries of a person or machine with this in the name")
    private Optional<String> actor = Optional.empty();

    @Option(names = "--since", paramLabel = "WHEN", description = "not before: 90m or 7d ago, a date, or a time")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "before: 90m or 7d ago, a date, or a time")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--filter", paramLabel = "TEXT", description = "only entries that contain this text, in any case")
    private Optional<String> text = Optional.empty();

    Optional<String> environment() {
        return environment;
    }

    Criteria criteria() {
        return new Criteria(kind, environment, subject, actor, since, until, text);
    }
}
