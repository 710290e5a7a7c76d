package dev.slipway.cli;

import dev.slipway.app.Kinds;
import dev.slipway.journal.Criteria;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which entries of the trail are wanted. */
final class Wanted {
    @Option(names = "--environment", paramLabel = "ENV", description = "only entries of this environment")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            completionCandidates = Known.class,
            description = "only this kind, or all with this word before the dot: ${COMPLETION-CANDIDATES}")
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

    Optional<String> kind() {
        return kind;
    }

    /** For the help: a line each, since a line of it may end behind any dot. */
    private static final class Known implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Kinds.all().stream().map(kind -> "\n  " + kind).iterator();
        }
    }

    Criteria criteria() {
        return new Criteria(kind, environment, subject, actor, since, until, text);
    }
}
