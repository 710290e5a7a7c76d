package dev.slipway.cli;

import dev.slipway.deploy.Refused;
import dev.slipway.logs.LogFiles;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Query;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.Times;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Read log files, of any forms mixed, as records in the order of time.")
final class LogsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "log files, also compressed with gzip; - is standard input")
    private List<Path> files = List.of();

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
            description = "of times that name none (default: that of this machine)")
    private ZoneId zone = ZoneId.systemDefault();

    LogsCommand(Terminal terminal, Shared shared) {
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
        LogFiles logs = new LogFiles(new Times(zone, InstantSource.system()));
        try (Stream<LogRecord> records = logs.merged(files, terminal::in)) {
            records.filter(this::inTime).filter(query::matches).forEach(this::print);
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

    private void print(LogRecord record) {
        if (shared.json()) {
            terminal.object(Shown.of(record));
            return;
        }
        String source = files.size() > 1 ? record.source() + "  " : "";
        boolean bad =
                record.level().filter(has -> has.compareTo(Level.ERROR) >= 0).isPresent();
        for (String text : record.lines()) {
            Line line = Line.of("").muted(source);
            terminal.line(bad ? line.bad(text) : line.plain(text));
        }
    }

    /** What {@code --json} prints. */
    private record Shown(
            String source,
            Optional<Instant> time,
            Optional<Level> level,
            String logger,
            String message,
            Map<String, String> fields,
            String form,
            List<String> lines) {
        static Shown of(LogRecord record) {
            return new Shown(
                    record.source(),
                    record.time(),
                    record.level(),
                    record.head().logger(),
                    record.head().message(),
                    record.head().fields(),
                    record.head().form(),
                    record.lines());
        }
    }
}
