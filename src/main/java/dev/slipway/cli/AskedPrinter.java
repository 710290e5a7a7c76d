package dev.slipway.cli;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Schedule;
import dev.slipway.promotion.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Promotions that people asked for, as text and as JSON. */
final class AskedPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Shared shared;
    private final Terminal terminal;

    AskedPrinter(Shared shared, Terminal terminal) {
        this.shared = shared;
        this.terminal = terminal;
    }

    /** What was answered, and how the promotion stands then; gives the exit status. */
    int told(Outcome<Answered> outcome) {
        return switch (outcome) {
            case Outcome.No<Answered>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Answered>(var answered) -> {
                if (shared.json()) {
                    terminal.object(Shown.of(answered.asked()));
                } else {
                    terminal.line(answered.sentence());
                    terminal.line(answered.asked().sentence());
                }
                answered.unshared().ifPresent(why -> terminal.complain("Others do not see it yet: " + why));
                yield ExitStatus.DONE;
            }
        };
    }

    void print(AskedPromotion asked) {
        if (shared.json()) {
            terminal.object(Shown.of(asked));
            return;
        }
        Promotion promotion = asked.promotion();
        terminal.line(Line.of(promotion.name() + "  " + asked.title())
                .muted("  asked for by " + promotion.request().by() + ", " + TIME.format(promotion.at())));
        terminal.line("  " + (asked.waitsForMe() ? "Waits for you. " : "") + asked.sentence());
    }

    /** All that was said of it, and what does not count. */
    void printAll(AskedPromotion asked) {
        for (Promotion.Said said : asked.promotion().said()) {
            Statement statement = said.statement();
            String comment = statement.comment().isBlank() ? "" : ": " + statement.comment();
            terminal.line(Line.of("  " + statement.by() + " " + verb(statement) + comment)
                    .muted("  " + TIME.format(statement.at()) + "  "
                            + said.key().fingerprint()));
        }
        asked.promotion().doubted().forEach(why -> terminal.line(Line.ofBad("  " + why)));
    }

    private static String verb(Statement statement) {
        return switch (statement) {
            case Statement.Request _ -> "asked for it";
            case Statement.Approval _ -> "approved it";
            case Statement.Rejection _ -> "rejected it";
            case Statement.Remark _ -> "commented";
            case Statement.Withdrawal _ -> "took back what they said";
            case Statement.Start start -> "started it as " + start.deployment();
        };
    }

    /** What {@code --json} prints: the plan is in the records, which are many. */
    record Shown(
            String id,
            Goal goal,
            Promotion.State state,
            String sentence,
            boolean waitsForMe,
            List<String> awaited,
            List<Part> said,
            List<String> doubted) {
        private record Goal(
                String environment,
                String release,
                String plan,
                Optional<Instant> startsAt,
                Optional<String> deployment) {}

        private record Part(String type, String by, Instant at, String comment, String key) {
            static Part of(Promotion.Said said) {
                Statement statement = said.statement();
                return new Part(
                        statement.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        statement.by(),
                        statement.at(),
                        statement.comment(),
                        said.key().fingerprint());
            }
        }

        static Shown of(AskedPromotion asked) {
            Promotion promotion = asked.promotion();
            return new Shown(
                    promotion.id().hex(),
                    new Goal(
                            promotion.request().environment(),
                            promotion.request().plan().release().name(),
                            promotion.request().plan().digest().hex(),
                            promotion.request().schedule().map(Schedule::at),
                            promotion.deployment()),
                    promotion.state(),
                    asked.sentence(),
                    asked.waitsForMe(),
                    asked.awaited(),
                    promotion.said().stream().map(Part::of).toList(),
                    promotion.doubted());
        }
    }
}
