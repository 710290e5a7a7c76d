package dev.slipway.cli;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Promotions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a promotion, and shares that with the team. */
abstract class AnswerCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "PROMOTION", description = "the first digits of its id")
    private String id = "";

    AnswerCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    abstract Outcome<Answered> answer(Promotions promotions, AskedPromotion asked) throws InterruptedException;

    @Override
    public final Integer call() {
        return shared.withProject(front, terminal, workspace -> switch (workspace
                .promotions()
                .named(id)) {
            case Outcome.No<AskedPromotion>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<AskedPromotion>(var asked) ->
                new AskedPrinter(shared, terminal).told(answer(workspace.promotions(), asked));
        });
    }

    @Command(description = "Say no to a promotion, which ends it.")
    static final class Reject extends AnswerCommand {
        @Option(names = "-m", required = true, paramLabel = "REASON", description = "why; who asked for it reads it")
        private String reason = "";

        Reject(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Answered> answer(Promotions promotions, AskedPromotion asked) throws InterruptedException {
            return promotions.reject(asked, reason);
        }
    }

    @Command(description = "Take back a promotion that you asked for, or what you answered to one.")
    static final class Withdraw extends AnswerCommand {
        @Option(names = "-m", paramLabel = "REASON", description = "why; others read it")
        private String reason = "";

        Withdraw(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Answered> answer(Promotions promotions, AskedPromotion asked) throws InterruptedException {
            return promotions.withdraw(asked, reason);
        }
    }

    @Command(description = "Say something about a promotion, and decide nothing.")
    static final class Comment extends AnswerCommand {
        @Option(names = "-m", required = true, paramLabel = "TEXT", description = "what; others read it")
        private String text = "";

        Comment(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Answered> answer(Promotions promotions, AskedPromotion asked) throws InterruptedException {
            return promotions.remark(asked, text);
        }
    }
}
