package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Branch;
import dev.slipway.git.BranchChange;
import dev.slipway.git.Merges;
import dev.slipway.git.Obstacle;
import dev.slipway.git.Prediction;
import dev.slipway.git.Repository;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Proposes merges and reverts: predicts them, and puts what comes out into words. */
final class Joinings {
    private final Repository repository;
    private final Merges merges;

    Joinings(Repository repository, Merges merges) {
        this.repository = repository;
        this.merges = merges;
    }

    /**
     * A branch and what is to come into it, or to go from it.
     *
     * @param at where the branch is
     */
    record Ends(String branch, Revision at, Revision other) {}

    /** Those of these branches that can take a revision, in their order. */
    List<String> takers(Act act, Revision revision, List<String> branches) {
        Map<String, Revision> tips = repository.branches().stream()
                .filter(branch -> !branch.remote())
                .collect(Collectors.toMap(Branch::name, Branch::tip));
        List<String> here = branches.stream().filter(tips::containsKey).toList();
        List<Revision> ends = here.stream().map(tips::get).toList();
        if (act == Act.REVERT) {
            Set<Revision> containing = repository.containing(revision, ends);
            return here.stream()
                    .filter(branch -> containing.contains(tips.get(branch)))
                    .toList();
        }
        List<AheadBehind> counts = repository.compare(ends, revision);
        return IntStream.range(0, here.size())
                .filter(at -> counts.get(at).behind() > 0
                        && (act == Act.MERGE || counts.get(at).ahead() == 0))
                .mapToObj(here::get)
                .toList();
    }

    Outcome<BranchChange.Moved> forward(Ends ends, String revision) throws InterruptedException {
        return switch (merges.predict(ends.at(), ends.other())) {
            case Prediction.FastForward(Revision to, Prediction.Clean _) ->
                new Outcome.Done<>(BranchChange.moved(ends.branch(), ends.at(), to));
            case Prediction.Contained _ ->
                Outcome.usage(
                        ends.branch() + " has everything of " + revision + " already.", "There is nothing to do.");
            case Prediction.Untold(var obstacle) -> new Outcome.No<>(usage(obstacle));
            case Prediction.Clean _, Prediction.Conflicts _, Prediction.Unrelated _ ->
                Outcome.usage(
                        ends.branch() + " has commits that " + revision + " lacks, so it cannot just go forward.",
                        "Merge " + revision + " into it instead.");
        };
    }

    Proposal.Joining merge(Ends ends, String revision) throws InterruptedException {
        boolean branch =
                repository.branches().stream().anyMatch(other -> other.name().equals(revision));
        return joining(
                Act.MERGE,
                ends,
                merges.predict(ends.at(), ends.other()),
                "Merge " + (branch ? "branch" : "commit") + " '" + revision + "' into " + ends.branch());
    }

    Outcome<Proposal.Joining> revert(Ends ends, OptionalInt parent) throws InterruptedException {
        int parents = repository.commit(ends.other()).parents().size();
        String name = ends.other().abbreviated();
        if (parents > 1 && parent.isEmpty()) {
            return Outcome.usage(
                    name + " is a merge, so it must be said which of its " + parents + " sides stays.",
                    "Choose a parent; the first is the branch that was merged into.");
        }
        if (parent.isPresent() && (parent.getAsInt() < 1 || parent.getAsInt() > parents)) {
            return Outcome.usage(
                    name + " has no parent " + parent.getAsInt() + ".",
                    "It has " + Words.count(parents, "parent") + ".");
        }
        if (repository.compare(ends.other(), ends.at()).ahead() > 0) {
            return Outcome.usage(ends.branch() + " does not contain " + name + ".", "Choose a branch that does.");
        }
        String message = merges.revertMessage(ends.other(), parent);
        return new Outcome.Done<>(
                joining(Act.REVERT, ends, merges.predictRevert(ends.at(), ends.other(), parent), message));
    }

    private Proposal.Joining joining(Act act, Ends ends, Prediction prediction, String message) {
        List<String> notes = new ArrayList<>();
        boolean made = prediction instanceof Prediction.Clean || prediction instanceof Prediction.FastForward;
        merges.signing().filter(_ -> made).ifPresent(means -> notes.add("The commit is signed with " + means + "."));
        List<String> hooks = merges.hooksLeftOut();
        if (!hooks.isEmpty()) {
            notes.add("Slipway does not run the " + Words.noun(hooks.size(), "hook") + " " + String.join(", ", hooks)
                    + " of this repository.");
        }
        return new Proposal.Joining(
                act,
                ends.branch(),
                ends.at(),
                ends.other(),
                prediction,
                message,
                repository
                        .branchActs()
                        .obstacle(BranchChange.moved(ends.branch(), ends.at(), ends.at()))
                        .map(Joinings::usage),
                notes);
    }

    /** Why it is not done although nothing holds the branch. */
    static Refused undecided(Proposal.Joining proposal) {
        String what = proposal.act() == Act.REVERT ? "revert" : "merge";
        return switch (proposal.prediction()) {
            case Prediction.Contained _ ->
                refused(
                        "There is nothing to " + what + ": " + proposal.branch() + " would stay as it is.",
                        "Choose another commit.");
            case Prediction.Conflicts(var files) ->
                refused(
                        "The " + what + " has conflicts in " + Words.count(files.size(), "file") + ".",
                        "Do it with git in a work tree, and decide there.");
            case Prediction.Unrelated _ ->
                refused("The two have no commit in common.", "Choose branches of one history.");
            case Prediction.Untold(var obstacle) -> usage(obstacle);
            case Prediction.Clean _, Prediction.FastForward _ ->
                throw new IllegalArgumentException("It can be done: " + proposal);
        };
    }

    private static Refused refused(String reason, String remedy) {
        return new Refused(Refused.Cause.GATE, reason, remedy);
    }

    static Refused usage(Obstacle obstacle) {
        return new Refused(Refused.Cause.USAGE, obstacle.reason(), obstacle.remedy());
    }

    static Refused gate(Obstacle obstacle) {
        return obstacle.passes()
                ? new Refused(Refused.Cause.BUSY, obstacle.reason(), obstacle.remedy())
                : refused(obstacle.reason(), obstacle.remedy());
    }
}
