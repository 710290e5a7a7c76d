package dev.slipway.cli;

import dev.slipway.app.Marked;
import dev.slipway.app.Marks;
import dev.slipway.app.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides something of an environment or a release, and shares it with the team. */
abstract class MarkCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Option(names = "-m", required = true, paramLabel = "REASON", description = "why; others will read it")
    private String reason = "";

    MarkCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    abstract Outcome<Marked> decide(Marks marks, String reason) throws InterruptedException;

    @Override
    public final Integer call() {
        return shared.withProject(front, terminal, workspace -> switch (decide(workspace.marks(), reason)) {
            case Outcome.No<Marked>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Marked>(var marked) -> told(marked);
        });
    }

    private int told(Marked marked) {
        if (shared.json()) {
            terminal.object(marked);
        } else {
            terminal.line(marked.sentence());
        }
        marked.unshared().ifPresent(why -> terminal.complain("Others do not see it yet: " + why));
        return ExitStatus.DONE;
    }

    /** Of an environment. */
    abstract static class OfEnvironment extends MarkCommand {
        @Parameters(paramLabel = "ENV", description = "the environment")
        String environment = "";

        OfEnvironment(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }
    }

    /** Of a release. */
    abstract static class OfRelease extends MarkCommand {
        @Parameters(paramLabel = "RELEASE", description = "a tag, branch or commit")
        String release = "";

        OfRelease(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }
    }

    @Command(description = "Let nothing be deployed to an environment until it is resumed; going back stays possible.")
    static final class Hold extends OfEnvironment {
        Hold(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Marked> decide(Marks marks, String reason) throws InterruptedException {
            return marks.hold(environment, reason);
        }
    }

    @Command(description = "Take the hold of an environment back, and let releases start there by themselves again.")
    static final class Resume extends OfEnvironment {
        Resume(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Marked> decide(Marks marks, String reason) throws InterruptedException {
            return marks.resume(environment, reason);
        }
    }

    @Command(description = "Let a release be deployed nowhere until it is unblocked; where it is live it stays.")
    static final class Block extends OfRelease {
        Block(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Marked> decide(Marks marks, String reason) throws InterruptedException {
            return marks.block(release, reason);
        }
    }

    @Command(description = "Take the block of a release back.")
    static final class Unblock extends OfRelease {
        Unblock(Front front, Terminal terminal, Shared shared) {
            super(front, terminal, shared);
        }

        @Override
        Outcome<Marked> decide(Marks marks, String reason) throws InterruptedException {
            return marks.unblock(release, reason);
        }
    }
}
