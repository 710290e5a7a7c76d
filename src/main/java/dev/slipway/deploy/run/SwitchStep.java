package dev.slipway.deploy.run;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.host.HostGuard;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.host.HostWork;
import dev.slipway.deploy.host.JournalLine;
import dev.slipway.deploy.plan.StepCommands;
import dev.slipway.ssh.OutputListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Switch and restart of a component on a host, or the way back: one command. If the link is lost meanwhile, the host's own
 * journal tells how it ended, for the command goes on without us.
 */
final class SwitchStep {
    private static final int NOTHING_CHANGED = 10;
    private static final int RELEASE_CHANGED = 14;
    private static final int NEVER_SWITCHED = 15;
    /** The first time a lost manifest may be all that the host can tell, the second time it tells the files. */
    private static final int MENDINGS = 2;

    private static final int RESTART_FAILED = 20;
    private static final int RESTART_TOO_LONG = 21;

    private final HostRun host;
    private final Run run;
    private final ComponentPlan plan;
    private final boolean undo;
    private final LiveTold liveTold;

    SwitchStep(HostRun host, Run run, ComponentPlan plan, boolean undo) {
        this.host = host;
        this.run = run;
        this.plan = plan;
        this.undo = undo;
        this.liveTold = new LiveTold(host.output(Phase.RESTART));
    }

    StepOutcome run() throws InterruptedException {
        String component = plan.component().name();
        boolean restarts = plan.restarts(undo);
        host.learnSecrets(plan);
        host.begin(component, Phase.SWITCH, undo);
        if (restarts) {
            host.begin(component, Phase.RESTART, undo);
        }
        Ends ends = ends();
        if (!liveTold.recorded()) {
            host.end(component, Phase.SWITCH, undo, ends.switched());
        }
        if (restarts) {
            host.end(component, Phase.RESTART, undo, ends.restarted());
        }
        return ends.switched().good() && restarts ? ends.restarted() : ends.switched();
    }

    /** Ends the switch when the host says that it has ended, and hands on what the restart then writes. */
    private final class LiveTold implements OutputListener {
        /** As switch.sh writes it. */
        private static final String LIVE = "\u0002live";

        private final OutputListener restart;
        private volatile boolean told;
        private volatile @Nullable RuntimeException fault;

        private LiveTold(OutputListener restart) {
            this.restart = restart;
        }

        /** A fault must not stop the restart: it is kept until that has ended. */
        @Override
        public void line(Stream stream, String text) {
            if (told || stream != Stream.OUTPUT || !text.equals(LIVE)) {
                restart.line(stream, text);
                return;
            }
            told = true;
            try {
                host.end(plan.component().name(), Phase.SWITCH, undo, StepOutcome.done(live()));
            } catch (RuntimeException unrecorded) {
                fault = unrecorded;
            }
        }

        private boolean recorded() {
            if (fault != null) {
                throw fault;
            }
            return told;
        }
    }

    private record Ends(StepOutcome switched, StepOutcome restarted) {
        private static Ends both(StepOutcome outcome) {
            return new Ends(outcome, outcome);
        }

        /** The host is not as the plan says, and was left as it is. */
        private static Ends refused(String sentence, String remedy) {
            Refused refused = new Refused(Refused.Cause.GATE, sentence, remedy);
            return new Ends(StepOutcome.refused(refused), StepOutcome.skipped("Not switched"));
        }
    }

    private Ends ends() throws InterruptedException {
        try {
            HostWork.Ending ending = switchOver();
            for (int i = 0; i < MENDINGS && ending.status() == RELEASE_CHANGED; i++) {
                StepOutcome mended = host.mend(plan, target(), undo);
                if (!mended.good()) {
                    return Ends.refused(mended.detail(), "Deploy the release again.");
                }
                ending = switchOver();
            }
            return ends(ending);
        } catch (RuntimeException lost) {
            return asTheHostTells(Sentence.of(lost));
        }
    }

    private HostWork.Ending switchOver() throws InterruptedException {
        String deployment = run.launch().deployment();
        StepCommands commands = StepCommands.of(plan);
        return host.work(liveTold)
                .run(
                        HostScript.SWITCH,
                        undo
                                ? commands.back(deployment)
                                : commands.switchOver(deployment, run.plan().mode()),
                        run.limits().script());
    }

    /** The directory that is to be live. */
    private String target() {
        return undo ? plan.before().map(LiveRelease::directory).orElse("") : plan.directory();
    }

    private String live() {
        return target().isEmpty() ? "Nothing is live" : "Live";
    }

    private Ends ends(HostWork.Ending ending) {
        String sentence = ending.sentence() + " (on " + host.name() + ")";
        if (HostGuard.refused(ending.status())) {
            return Ends.refused(sentence, HostGuard.REMEDY);
        }
        return switch (ending.status()) {
            case 0 -> new Ends(StepOutcome.done(live()), StepOutcome.done("Restarted"));
            case NEVER_SWITCHED -> Ends.both(StepOutcome.skipped("It was never switched here"));
            case RESTART_FAILED, RESTART_TOO_LONG -> new Ends(StepOutcome.done(live()), StepOutcome.failed(sentence));
            case NOTHING_CHANGED, RELEASE_CHANGED -> Ends.refused(sentence, "Look at the new plan and confirm that.");
            default ->
                liveTold.told
                        ? new Ends(StepOutcome.done(live()), StepOutcome.failed(sentence))
                        : new Ends(StepOutcome.failed(sentence), StepOutcome.skipped("Not switched"));
        };
    }

    /**
     * Asks until the journal shows the end of the command, or until the host has been away or busy for too long. Nothing
     * else is done while a restart may still run there.
     */
    private Ends asTheHostTells(String lost) throws InterruptedException {
        run.events().away(host.name(), Phase.SWITCH, lost);
        long away = System.nanoTime() + run.limits().lost().toNanos();
        boolean restarting = false;
        do {
            Optional<List<JournalLine>> lines = host.told(plan.component()).map(this::ownLines);
            if (lines.isPresent()) {
                Optional<Ends> ends = ends(lines.get());
                if (ends.isPresent()) {
                    return ends.get();
                }
                if (!restarting && restartBegan(lines.get())) {
                    restarting = true;
                    Duration busy = run.limits().lost().plusSeconds(StepCommands.RESTART_SECONDS);
                    away = System.nanoTime() + busy.toNanos();
                }
            }
            Thread.sleep(500);
        } while (System.nanoTime() < away);
        return Ends.both(StepOutcome.unknown(lost));
    }

    private List<JournalLine> ownLines(HostInventory inventory) {
        String way = undo ? "back" : run.plan().mode() == Mode.ROLLBACK ? "rollback" : "switch";
        List<JournalLine> own = inventory.root(plan.component().root()).journal().stream()
                .filter(line -> line.deployment().equals(run.launch().deployment()))
                .toList();
        int begin = own.stream()
                .map(line -> line.step().equals(way) && line.event().equals("start"))
                .toList()
                .lastIndexOf(true);
        return begin < 0 ? List.of() : own.subList(begin, own.size());
    }

    private static boolean restartBegan(List<JournalLine> lines) {
        return lines.stream()
                .anyMatch(l -> l.step().equals("restart") && l.event().equals("start"));
    }

    /** Empty while the command may still run. */
    private Optional<Ends> ends(List<JournalLine> lines) {
        Optional<JournalLine> switched = lines.stream()
                .filter(l -> l.event().equals("end") && !l.step().equals("restart"))
                .findFirst();
        Optional<JournalLine> restarted = lines.stream()
                .filter(l -> l.event().equals("end") && l.step().equals("restart"))
                .findFirst();
        if (switched.filter(l -> l.status() != 0).isPresent()) {
            return Optional.of(Ends.both(StepOutcome.failed("The link was not moved (on " + host.name() + ")")));
        }
        boolean over = switched.isPresent() && (restarted.isPresent() || !plan.restarts(undo));
        return over
                ? Optional.of(new Ends(
                        StepOutcome.done(live() + ", as the host's journal says"),
                        restarted
                                .filter(l -> l.status() != 0)
                                .map(l -> StepOutcome.failed("The restart command ended with status " + l.status()))
                                .orElse(StepOutcome.done("Restarted, as the host's journal says"))))
                : Optional.empty();
    }
}
