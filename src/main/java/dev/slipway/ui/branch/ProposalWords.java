package dev.slipway.ui.branch;

import dev.slipway.app.Act;
import dev.slipway.app.Proposal;
import dev.slipway.app.words.Words;
import dev.slipway.git.BranchChange;
import dev.slipway.git.Commit;
import dev.slipway.git.FileChange;
import dev.slipway.git.Lost;
import dev.slipway.git.Prediction;
import dev.slipway.git.merge.Conflict;
import dev.slipway.git.merge.Hunk;
import dev.slipway.release.Revision;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposals in words. */
final class ProposalWords {
    private static final int SHOWN = 10;

    private ProposalWords() {}

    /** A line about what would be, with its state. */
    record Line(State state, String text) {}

    /** From what to what. */
    static String headline(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Change change -> headline(change.change());
            case Proposal.Joining joining ->
                joining.branch() + "  " + joining.at().abbreviated() + " \u2192 a new commit with "
                        + joining.other().abbreviated()
                        + (joining.act() == Act.REVERT ? " taken back" : " merged in");
            case Proposal.Sending sending ->
                sending.subject() + "  " + at(sending.from()) + " \u2192 " + at(sending.to());
        };
    }

    private static String headline(BranchChange change) {
        return switch (change) {
            case BranchChange.Moved moved -> moved.branch() + "  " + at(moved.from()) + " \u2192 " + at(moved.to());
            case BranchChange.Renamed renamed ->
                renamed.branch() + " \u2192 " + renamed.name() + "  at "
                        + renamed.at().abbreviated();
        };
    }

    private static String at(Optional<Revision> revision) {
        return revision.map(Revision::abbreviated).orElse("nothing");
    }

    /** What follows from it, the most important first. */
    static List<Line> lines(Proposal proposal) {
        List<Line> lines = new ArrayList<>();
        switch (proposal) {
            case Proposal.Change change -> {
                addLost(lines, change.lost(), "no branch or tag would contain any more");
                addKept(lines, change.act(), change.lost());
            }
            case Proposal.Joining joining -> {
                joining.refused()
                        .ifPresent(refused ->
                                lines.add(new Line(State.FAILED, refused.reason() + " " + refused.remedy())));
                addPrediction(lines, joining.prediction());
            }
            case Proposal.Sending sending -> {
                addLost(lines, sending.lost(), "the remote's branch would not contain any more");
                if (overwrites(sending)) {
                    lines.add(new Line(
                            State.FAILED,
                            "This throws them away for all. To keep them, merge " + sending.subject()
                                    + " into your branch first."));
                }
                addKept(lines, sending.act(), sending.lost());
                sending.exchange().news().filter(_ -> sending.lost().nothing()).ifPresent(news -> addNews(lines, news));
            }
        }
        notes(proposal).forEach(note -> lines.add(new Line(State.NEUTRAL, note)));
        return lines;
    }

    private static List<String> notes(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Change change -> change.notes();
            case Proposal.Joining joining -> joining.notes();
            case Proposal.Sending sending -> sending.notes();
        };
    }

    private static void addNews(List<Line> lines, Proposal.News news) {
        lines.add(new Line(
                State.GOOD, Words.count(news.commits(), "commit") + " that " + news.beyond() + " does not have yet:"));
        addCommits(lines, State.NEUTRAL, news.newest(), news.commits());
    }

    private static void addCommits(List<Line> lines, State state, List<Commit> newest, int all) {
        newest.stream().limit(SHOWN).map(ProposalWords::commit).forEach(text -> lines.add(new Line(state, text)));
        more(lines, all);
    }

    private static void addLost(List<Line> lines, Lost lost, String how) {
        if (!lost.nothing()) {
            lines.add(new Line(State.WAITING, Words.count(lost.commits(), "commit") + " " + how + ":"));
            addCommits(lines, State.WAITING, lost.newest(), lost.commits());
        }
    }

    /** Where something goes, that nothing is lost with it is worth a word. */
    private static void addKept(List<Line> lines, Act act, Lost lost) {
        boolean takes = act == Act.DELETE || act == Act.DELETE_REMOTE || act == Act.PUT_BACK;
        if (takes && lost.nothing()) {
            lines.add(new Line(State.GOOD, "Nothing is lost: branches or tags contain all of its commits."));
        }
    }

    /** Whether a push takes commits away from a remote's branch. */
    static boolean overwrites(Proposal proposal) {
        return proposal instanceof Proposal.Sending sending
                && sending.act() == Act.PUSH
                && !sending.lost().nothing();
    }

    private static String commit(Commit commit) {
        return commit.revision().abbreviated() + "  " + commit.subject();
    }

    private static void more(List<Line> lines, int all) {
        if (all > SHOWN) {
            lines.add(new Line(State.NEUTRAL, "\u2026 and " + Words.number(all - SHOWN) + " more"));
        }
    }

    private static void addPrediction(List<Line> lines, Prediction prediction) {
        switch (prediction) {
            case Prediction.Contained _ ->
                lines.add(new Line(State.NEUTRAL, "There is nothing to do: the branch has it all already."));
            case Prediction.FastForward(var to, var asMerge) -> {
                lines.add(new Line(
                        State.NEUTRAL,
                        "The branch could go forward to " + to.abbreviated() + " without a merge; this makes one."));
                addChanges(lines, asMerge.changes());
            }
            case Prediction.Clean clean -> {
                lines.add(new Line(State.GOOD, "There is no conflict."));
                addChanges(lines, clean.changes());
            }
            case Prediction.Conflicts(var files) -> {
                lines.add(new Line(
                        State.FAILED,
                        Words.count(files.size(), "file")
                                + " would conflict. Merge in a work tree, where a person decides:"));
                files.stream().limit(SHOWN).forEach(file -> addConflict(lines, file));
                more(lines, files.size());
            }
            case Prediction.Unrelated _ ->
                lines.add(new Line(State.FAILED, "The two have no commit in common; git merge refuses that too."));
            case Prediction.Untold(var obstacle) ->
                lines.add(new Line(State.FAILED, obstacle.reason() + " " + obstacle.remedy()));
        }
    }

    private static void addChanges(List<Line> lines, List<FileChange> changes) {
        int added = changes.stream().mapToInt(FileChange::added).sum();
        int removed = changes.stream().mapToInt(FileChange::removed).sum();
        lines.add(new Line(
                State.NEUTRAL,
                "It changes " + Words.count(changes.size(), "file") + ", +" + Words.number(added) + " \u2212"
                        + Words.number(removed) + "."));
    }

    private static void addConflict(List<Line> lines, Conflict conflict) {
        lines.add(new Line(State.FAILED, conflict.path() + ": " + why(conflict.kind()) + places(conflict.hunks())));
    }

    private static String why(Conflict.Kind kind) {
        return switch (kind) {
            case CONTENT -> "both changed the same lines";
            case BOTH_ADDED -> "both added it, each its own";
            case DELETED_BY_OURS -> "deleted here, changed there";
            case DELETED_BY_THEIRS -> "changed here, deleted there";
            case RENAMED -> "renamed in ways that do not fit together";
            case MODE -> "its mode was changed on both sides";
            case TYPE -> "a file on one side, a link or submodule on the other";
            case LINK -> "both changed where the link points";
            case SUBMODULE -> "both moved the submodule";
            case BINARY -> "both changed it, and it is no text";
            case DIRECTORY -> "a file on one side, a directory on the other";
            case DRIVER -> "its attributes have it merged in a way of its own";
        };
    }

    private static String places(List<Hunk> hunks) {
        if (hunks.isEmpty()) {
            return "";
        }
        Hunk.Side first = hunks.getFirst().ours();
        String lines =
                first.to() <= first.from() ? " (line " + first.from() : " (lines " + first.from() + " to " + first.to();
        return lines + (hunks.size() > 1 ? " and " + Words.count(hunks.size() - 1, "other place") : "") + ")";
    }

    /** Whether it can be done at all. */
    static boolean possible(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Joining joining ->
                joining.commit().isPresent() && joining.refused().isEmpty();
            case Proposal.Change _, Proposal.Sending _ -> true;
        };
    }

    /** That it was done. */
    static String done(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Change change -> done(change.act(), change.change());
            case Proposal.Joining joining ->
                joining.other().abbreviated()
                        + (joining.act() == Act.REVERT ? " is taken back on " : " is merged into ") + joining.branch()
                        + ".";
            case Proposal.Sending sending ->
                sending.to().isPresent() ? sending.subject() + " is pushed." : sending.subject() + " is deleted.";
        };
    }

    private static String done(Act act, BranchChange change) {
        return switch (change) {
            case BranchChange.Renamed renamed -> renamed.branch() + " is called " + renamed.name() + " now.";
            case BranchChange.Moved moved
            when moved.from().isEmpty() ->
                moved.branch() + (act == Act.UNDO ? " is back at " : " is made at ") + at(moved.to()) + ".";
            case BranchChange.Moved moved when moved.to().isEmpty() -> moved.branch() + " is deleted.";
            case BranchChange.Moved moved -> moved.branch() + " is at " + at(moved.to()) + " now.";
        };
    }

    /** What undoing would do. */
    static String undo(BranchChange change) {
        return switch (change.back()) {
            case BranchChange.Renamed renamed -> "Undo: call it " + renamed.name() + " again";
            case BranchChange.Moved moved when moved.to().isEmpty() -> "Undo: delete " + moved.branch();
            case BranchChange.Moved moved -> "Undo: put " + moved.branch() + " back to " + at(moved.to());
        };
    }

    /** The state in a word, for who does not see the colour. */
    static Mark mark(Line line) {
        return switch (line.state()) {
            case GOOD -> new Mark(State.GOOD, "good");
            case WAITING -> new Mark(State.WAITING, "lost");
            case FAILED -> new Mark(State.FAILED, "not possible");
            case RUNNING, NEUTRAL -> new Mark(State.NEUTRAL, "");
        };
    }
}
