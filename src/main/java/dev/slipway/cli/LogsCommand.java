package dev.slipway.cli;

import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import dev.slipway.deploy.Refused;
import dev.slipway.logs.LogFiles;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Query;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.Times;
import dev.slipway.project.Environment;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Read what the hosts of an environment log, or log files at hand, of any forms mixed, as records in the order of time.")
final class LogsCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(
            paramLabel = "ENV|FILE",
            arity = "1..*",
            description =
                    "an environment, whose logs slipway.yaml names; or log files at hand, also compressed with gzip;"
                            + " - is standard input")
    private List<Path> what = List.of();

    @Option(names = "--follow", description = "go on with what the hosts write, until it is stopped")
    private boolean follow;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description =
                    "only records with these words, \"phrases\", /expressions/, field:value, field>number, level>=warn;"
                            + " - before one takes out")
    private String filter = "";

    @Option(names = "--level", paramLabel = "LEVEL", description = "only records of this level or graver, such as warn")
    private Optional<String> level = Optional.empty();

    @Option(names = "--since", paramLabel = "WHEN", description = "only records since then: 90m, 2d, 2026-11-21")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "only records until then")
    private Optional<Instant> until = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "of times in files that name none (default: that of this machine)")
    private Optional<ZoneId> zone = Optional.empty();

    LogsCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return switch (Query.read(filter)) {
            case Query.Reading.Wrong(var sentence) -> misuse(sentence, "Look at slipway logs --help.");
            case Query.Reading.Good(var query) -> {
                Optional<Level> least = level.flatMap(Level::named);
                yield level.isPresent() && least.isEmpty()
                        ? misuse(level.get() + " is no level.", "Use trace, debug, info, warn, error or fatal.")
                        : show(least.map(query::atLeast).orElse(query));
            }
        };
    }

    private int misuse(String sentence, String remedy) {
        return shared.refuse(terminal, new Refused(Refused.Cause.USAGE, sentence, remedy));
    }

    private int show(Query query) {
        return environment().map(name -> ofHosts(name, query)).orElseGet(() -> ofFiles(query));
    }

    /** One word that is the name of no file and of no path; a directory may be called as an environment is. */
    private Optional<String> environment() {
        return what.size() == 1
                        && what.getFirst().getNameCount() == 1
                        && !what.getFirst().equals(LogFiles.STANDARD_INPUT)
                        && (!Files.exists(what.getFirst()) || Files.isDirectory(what.getFirst()))
                ? Optional.of(what.getFirst().toString())
                : Optional.empty();
    }

    private int ofHosts(String environment, Query query) {
        if (zone.isPresent()) {
            return misuse(
                    "Times of hosts that name no zone are by the clock of the host.",
                    "Leave --zone out; it is for files at hand.");
        }
        return shared.withProject(front, terminal, workspace -> {
            if (workspace.project().configuration().environment(environment).isEmpty()) {
                return misuse(
                        "There is neither a file nor an environment " + environment + ".",
                        "Environments are "
                                + String.join(
                                        ", ",
                                        workspace.project().configuration().environments().stream()
                                                .map(Environment::name)
                                                .toList())
                                + ".");
            }
            return switch (workspace.logs().open(environment)) {
                case Outcome.No<OpenLogs>(var refused) -> shared.refuse(terminal, refused);
                case Outcome.Done<OpenLogs>(var logs) -> {
                    try (logs) {
                        yield new HostLogs(terminal, new LogPrinter(terminal, shared.json()), follow)
                                .show(logs, new Selection(Set.of(), Optional.empty(), since, until, query));
                    }
                }
            };
        });
    }

    private int ofFiles(Query query) {
        if (follow) {
            return misuse(
                    "Files at hand are read to their end, and not followed.",
                    "Leave --follow out, or name an environment.");
        }
        LogFiles logs = new LogFiles(new Times(zone.orElseGet(ZoneId::systemDefault), InstantSource.system()));
        LogPrinter printer = new LogPrinter(terminal, shared.json());
        try (Stream<LogRecord> records = logs.merged(what, terminal::in)) {
            records.filter(this::inTime)
                    .filter(query::matches)
                    .forEach(record -> printer.print(record, what.size() > 1 ? record.source() + "  " : ""));
            return ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            return misuse(String.valueOf(e.getMessage()), "Name files that are whole and that you may read.");
        } catch (Query.TooLong e) {
            return misuse(String.valueOf(e.getMessage()), "Look for words instead.");
        }
    }

    /** A record without any time is in none. */
    private boolean inTime(LogRecord record) {
        return (since.isEmpty() && until.isEmpty())
                || record.time()
                        .filter(at -> since.filter(at::isBefore).isEmpty()
                                && until.filter(at::isAfter).isEmpty())
                        .isPresent();
    }
}
