package dev.slipway.cli;

import dev.slipway.app.Kinds;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WrittenEvidence;
import dev.slipway.app.words.Summary;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Refused;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.project.words.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "The audit trail, newest first.")
final class AuditCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Mixin
    private final Wanted wanted = new Wanted();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "at most this many (default: 50)")
    private int limit;

    AuditCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::list);
    }

    private int list(Workspace workspace) {
        Optional<Refused> unknown = unknown(workspace, wanted);
        if (unknown.isPresent()) {
            return shared.refuse(terminal, unknown.get());
        }
        if (limit < 1) {
            return shared.refuse(
                    terminal,
                    new Refused(Refused.Cause.USAGE, "--limit is " + limit + ".", "Give a number from 1 on."));
        }
        List<Entry> entries = workspace.journal().find(Query.newest(wanted.criteria(), limit));
        if (entries.isEmpty()) {
            terminal.complain(
                    wanted.criteria().equals(Criteria.ALL) ? "The trail is empty." : "No entry is like that.");
        }
        for (Entry entry : entries) {
            if (shared.json()) {
                terminal.json(entry.line());
            } else {
                terminal.line(line("", entry));
            }
        }
        return ExitStatus.DONE;
    }

    /** Why there can be no such entries; an environment or a kind that has some is known, whoever wrote them. */
    private Optional<Refused> unknown(Workspace workspace, Wanted asked) {
        Journal journal = workspace.journal();
        Optional<String> environment =
                asked.environment().filter(name -> !has(journal, Criteria.ALL.withEnvironment(name)));
        if (shared.environments(workspace.project(), environment) instanceof Outcome.No<?>(var refused)) {
            return Optional.of(refused);
        }
        return asked.kind()
                .filter(kind -> Kinds.all().stream().noneMatch(known -> (known + ".").startsWith(kind + ".")))
                .filter(kind -> !has(journal, Criteria.ALL.withKind(kind)))
                .map(AuditCommand::noKind);
    }

    private static Refused noKind(String kind) {
        return new Refused(
                Refused.Cause.USAGE,
                "There is no kind of entry " + kind + Nearest.end(kind, Kinds.all()),
                "Say slipway audit --help to see all kinds.");
    }

    private static boolean has(Journal journal, Criteria criteria) {
        return !journal.find(Query.newest(criteria, 1)).isEmpty();
    }

    /** When, what, on what and how it came out, and who did it. */
    private static Line line(String place, Entry entry) {
        return Line.of(place
                        + String.format(
                                Locale.ROOT,
                                "%6d  %s  %-24s  %s  %s",
                                entry.sequence(),
                                entry.at().truncatedTo(ChronoUnit.SECONDS),
                                entry.kind(),
                                entry.subject(),
                                Summary.of(entry)))
                .muted("  " + who(entry.actor()));
    }

    private static String who(Actor actor) {
        String login = actor.user() + "@" + actor.machine();
        return actor.identity().isBlank() ? login : actor.identity() + ", " + login;
    }

    @Command(name = "verify", description = "Check the whole trail.")
    int verify() {
        return shared.withProject(front, terminal, workspace -> {
            HowFar howFar = new HowFar(terminal::complain, System::nanoTime);
            Verification verification =
                    workspace.journal().verify(read -> howFar.tell(() -> "%,d entries read".formatted(read)));
            return shared.json() ? asJson(verification) : asText(verification);
        });
    }

    private int asJson(Verification verification) {
        terminal.object(verification);
        return verification instanceof Verification.Intact ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int asText(Verification verification) {
        return switch (verification) {
            case Verification.Intact(long entries, var head) -> {
                terminal.line(
                        "The trail is intact: " + Words.count(entries, "entry") + ", head " + head.abbreviated() + ".");
                yield ExitStatus.DONE;
            }
            case Verification.Broken broken -> {
                terminal.complain(
                        Line.ofBad("The trail is broken at entry " + broken.sequence() + ": " + broken.reason()));
                broken.before().ifPresent(e -> terminal.complain(line("before: ", e)));
                broken.found().ifPresent(e -> terminal.complain(line("there:  ", e)));
                broken.after().ifPresent(e -> terminal.complain(line("after:  ", e)));
                yield ExitStatus.FAILED;
            }
        };
    }

    @Command(
            name = "export",
            description = "Write entries as JSON Lines to a new file, oldest first, or the evidence of a promotion.")
    int export(
            @Mixin Wanted asked,
            @Option(names = "--replace", description = "replace what is there") boolean replace,
            @Option(
                            names = "--promotion",
                            paramLabel = "PROMOTION",
                            description = "what was signed of this promotion, and how it went, into a new folder")
                    Optional<String> promotion,
            @Parameters(paramLabel = "FILE", description = "the file, or the folder") Path file) {
        return shared.withProject(front, terminal, workspace -> {
            if (promotion.isPresent()) {
                return new EvidencePrinter(shared, terminal)
                        .told(evidence(workspace, promotion.get(), asked, file, replace));
            }
            if (!replace && Files.exists(file)) {
                return shared.refuse(
                        terminal,
                        new Refused(
                                Refused.Cause.USAGE,
                                "There is already a file " + file + ".",
                                "Name a new file, or say --replace."));
            }
            Optional<Refused> unknown = unknown(workspace, asked);
            if (unknown.isPresent()) {
                return shared.refuse(terminal, unknown.get());
            }
            long entries = workspace.journal().export(new Export(asked.criteria(), file, replace), _ -> {});
            if (shared.json()) {
                terminal.object(Map.of("entries", entries));
            } else {
                terminal.line(Words.count(entries, "entry") + " written to " + file);
            }
            return ExitStatus.DONE;
        });
    }

    private static Outcome<WrittenEvidence> evidence(
            Workspace workspace, String promotion, Wanted asked, Path folder, boolean replace)
            throws InterruptedException {
        if (!asked.criteria().equals(Criteria.ALL)) {
            return Outcome.usage("--promotion writes all that belongs to it.", "Say it without other conditions.");
        }
        return workspace
                .promotions()
                .named(promotion)
                .then(named -> workspace.promotions().writeEvidence(named, folder, replace));
    }
}
