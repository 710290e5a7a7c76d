package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Branch;
import dev.slipway.git.Lost;
import dev.slipway.git.Push;
import dev.slipway.git.RefUpdate;
import dev.slipway.git.Remote;
import dev.slipway.git.Remotes;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.git.TransferProgress;
import dev.slipway.git.Transferred;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What can be done with the refs of a remote. Each act is proposed first, from what the last fetch tells, which asks nothing
 * over the network; carried out, it holds only if the remote still is so. Nothing is ever forced.
 */
public final class Pushing {
    private static final String TAGS = "refs/tags/";
    private static final String BRANCHES = "refs/heads/";
    private static final int SHOWN = 20;

    private final Repository repository;
    private final Remotes remotes;
    private final Fetching fetching;
    private final Journal journal;
    private final Actor actor;

    Pushing(Repository repository, Remotes remotes, Fetching fetching, Journal journal, Actor actor) {
        this.repository = repository;
        this.remotes = remotes;
        this.fetching = fetching;
        this.journal = journal;
        this.actor = actor;
    }

    /** A branch of a remote. */
    public record Place(String remote, String branch) {
        String name() {
            return remote + "/" + branch;
        }
    }

    /**
     * A push of a branch, and of a tag with it, both or none where the remote can.
     *
     * @param to where it is not given, what the branch follows, else the branch of its name at the usual remote
     */
    public Outcome<Proposal.Sending> push(String branch, Optional<Place> to, Optional<String> tag) {
        Optional<Branch> here = branch(branch, false);
        if (here.isEmpty()) {
            return Outcome.usage("There is no branch " + branch + " here.", "See which there are with git branch.");
        }
        if (tag.isPresent() && tag(tag.get()).isEmpty()) {
            return noTag(tag.get());
        }
        return place(here.get(), to).then(place -> push(here.get(), place, tag));
    }

    private Outcome<Proposal.Sending> push(Branch here, Place to, Optional<String> tag) {
        Optional<Revision> from = branch(to.name(), true).map(Branch::tip);
        if (tag.isEmpty() && from.filter(here.tip()::equals).isPresent()) {
            return Outcome.usage(to.name() + " is there already.", "Fetch, to see whether it still is.");
        }
        List<Push> refs = new ArrayList<>(List.of(Push.branchTo(here.name(), to.branch(), from)));
        tag.map(Push::tag).ifPresent(refs::add);
        return new Outcome.Done<>(new Proposal.Sending(
                Act.PUSH,
                to.remote(),
                to.name() + tag.map(name -> " and tag " + name).orElse(""),
                from,
                Optional.of(here.tip()),
                refs,
                exchange(here, to, from),
                List.of()));
    }

    /** The remotes by name, the one first that is meant where none is named. */
    public List<String> remotes() {
        List<String> names =
                new ArrayList<>(remotes.all().stream().map(Remote::name).toList());
        if (fetching.remote(Optional.empty(), "push to") instanceof Outcome.Done<String>(String usual)) {
            names.remove(usual);
            names.addFirst(usual);
        }
        return names;
    }

    /** The remote that a push without a branch goes to: the named one, or the usual. */
    public Outcome<String> remote(Optional<String> name) {
        return fetching.remote(name, "push to");
    }

    /** A push of a tag alone; where the remote has one of its name that is another, it is refused. */
    public Outcome<Proposal.Sending> pushTag(String tag, Optional<String> remote) {
        Optional<Tag> here = tag(tag);
        if (here.isEmpty()) {
            return noTag(tag);
        }
        return remote(remote)
                .map(name -> new Proposal.Sending(
                        Act.PUSH,
                        name,
                        "tag " + tag + " of " + name,
                        Optional.empty(),
                        Optional.of(here.get().revision()),
                        List.of(Push.tag(tag)),
                        Proposal.Exchange.NONE,
                        List.of()));
    }

    private Optional<Tag> tag(String name) {
        return repository.tags().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    private static <T> Outcome<T> noTag(String name) {
        return Outcome.usage("There is no tag " + name + " here.", "See which there are with git tag.");
    }

    private Proposal.Exchange exchange(Branch here, Place to, Optional<Revision> from) {
        return from.map(tip -> {
                    AheadBehind counts = repository.compare(tip, here.tip());
                    return new Proposal.Exchange(
                            new Lost(counts.ahead(), repository.commitsBetween(here.tip(), tip, SHOWN)),
                            news(to.name(), tip, here.tip(), counts.behind()));
                })
                .orElseGet(() -> new Proposal.Exchange(new Lost(0, List.of()), unlikeAll(here.tip(), to.remote())));
    }

    private Optional<Proposal.News> news(String beyond, Revision there, Revision here, int commits) {
        return commits == 0
                ? Optional.empty()
                : Optional.of(new Proposal.News(beyond, commits, repository.commitsBetween(there, here, SHOWN)));
    }

    /** Against the branch of the remote that has the most of it. */
    private Optional<Proposal.News> unlikeAll(Revision here, String remote) {
        List<Branch> there = repository.branches().stream()
                .filter(branch -> branch.remote() && branch.name().startsWith(remote + "/"))
                .toList();
        List<AheadBehind> counts =
                repository.compare(there.stream().map(Branch::tip).toList(), here);
        return IntStream.range(0, there.size())
                .boxed()
                .min(Comparator.comparingInt(at -> counts.get(at).behind()))
                .flatMap(at -> news(
                        there.get(at).name(),
                        there.get(at).tip(),
                        here,
                        counts.get(at).behind()));
    }

    /** A branch of a remote goes that is known here by this name, such as origin/main. */
    public Outcome<Proposal.Sending> deleteBranch(String tracking) throws InterruptedException {
        Optional<Place> there = place(tracking);
        return there.isEmpty()
                ? Outcome.usage("No remote has the branch " + tracking + ".", "See the remotes with git remote -v.")
                : deleteBranch(there.get());
    }

    /** A branch of a remote goes. */
    public Outcome<Proposal.Sending> deleteBranch(Place there) throws InterruptedException {
        Optional<Branch> known = branch(there.name(), true);
        if (known.isEmpty()) {
            return Outcome.usage(
                    "The last fetch saw no branch " + there.branch() + " at " + there.remote() + ".", "Fetch first.");
        }
        Revision tip = known.get().tip();
        return new Outcome.Done<>(new Proposal.Sending(
                Act.DELETE_REMOTE,
                there.remote(),
                there.name(),
                Optional.of(tip),
                Optional.empty(),
                List.of(Push.branchGone(there.branch(), tip)),
                new Proposal.Exchange(repository.branchActs().lostWith(there.name(), tip), Optional.empty()),
                List.of()));
    }

    /** A tag of a remote goes, if it is the same as here. */
    public Outcome<Proposal.Sending> deleteTag(Optional<String> remote, String tag) {
        Optional<String> object = remotes.object(TAGS + tag);
        Optional<Revision> at = tag(tag).map(Tag::revision);
        if (object.isEmpty() || at.isEmpty()) {
            return Outcome.usage(
                    "There is no tag " + tag + " here, so it cannot be said which one is to go.", "Fetch first.");
        }
        return fetching.remote(remote, "push to")
                .map(name -> new Proposal.Sending(
                        Act.DELETE_REMOTE,
                        name,
                        "tag " + tag + " of " + name,
                        at,
                        Optional.empty(),
                        List.of(Push.tagGone(tag, object.get())),
                        Proposal.Exchange.NONE,
                        List.of("The tag stays here, and with all who have fetched it.")));
    }

    /**
     * Does what was proposed. What the remote did not take is in what comes back; where it took nothing at all, the reason is
     * a no.
     */
    public Outcome<Sent> carryOut(Proposal.Sending proposal, TransferProgress progress) throws InterruptedException {
        Optional<String> moved = proposal.refs().getFirst().source().flatMap(ref -> moved(ref, proposal.to()));
        if (moved.isPresent()) {
            return Outcome.gate(
                    "The " + moved.get() + " was moved meanwhile.", "Look at it as it is now, and decide again.");
        }
        record(proposal.act().wanted(), proposal, "");
        Transferred done = pushed(proposal, progress);
        Sent sent = new Sent(proposal.remote(), done.refs(), done.said());
        Optional<RefUpdate> rejected = sent.rejected().stream().findFirst();
        String why = rejected.flatMap(RefUpdate::rejection)
                .map(rejection -> proposal.remote() + " did not take " + Fetched.name(rejected.get()) + ": "
                        + rejection.reason() + ".")
                .orElse("");
        if (rejected.isPresent()) {
            record(Kinds.PUSH_REFUSED, proposal, why);
        } else {
            record(proposal.act().done(), proposal, overwritten(proposal));
        }
        return rejected.isPresent() && sent.rejected().size() == sent.refs().size()
                ? new Outcome.No<>(new Refused(
                        Refused.Cause.GATE,
                        why,
                        rejected.flatMap(RefUpdate::rejection).orElseThrow().remedy()))
                : new Outcome.Done<>(sent);
    }

    /** Where no answer comes, nobody knows what the remote took; that stands in the trail too. */
    private Transferred pushed(Proposal.Sending proposal, TransferProgress progress) throws InterruptedException {
        try {
            return remotes.pushTogether(proposal.remote(), proposal.refs(), progress);
        } catch (RuntimeException e) {
            record(Kinds.PUSH_UNANSWERED, proposal, String.valueOf(e.getMessage()));
            throw e;
        } catch (InterruptedException e) {
            record(Kinds.PUSH_UNANSWERED, proposal, "It was stopped.");
            throw e;
        }
    }

    private static String overwritten(Proposal.Sending proposal) {
        Lost lost = proposal.lost();
        return proposal.act() != Act.PUSH || lost.nothing()
                ? ""
                : "The remote's branch lost " + Words.count(lost.commits(), "commit") + ": "
                        + lost.newest().stream()
                                .map(commit -> commit.revision().abbreviated())
                                .collect(Collectors.joining(", "));
    }

    /** What this ref is called, where it is not at this commit any more. */
    private Optional<String> moved(String ref, Optional<Revision> seen) {
        boolean tag = ref.startsWith(TAGS);
        String name = ref.substring(tag ? TAGS.length() : BRANCHES.length());
        Optional<Revision> now =
                tag ? tag(name).map(Tag::revision) : branch(name, false).map(Branch::tip);
        return now.equals(seen) ? Optional.empty() : Optional.of((tag ? "tag " : "branch ") + name);
    }

    private void record(String kind, Proposal.Sending proposal, String why) {
        BranchRecord body = new BranchRecord(
                proposal.subject(), BranchRecord.id(proposal.from()), BranchRecord.id(proposal.to()), "", why);
        journal.append(new Draft(actor, kind, proposal.subject(), Json.text(body)));
    }

    private Optional<Branch> branch(String name, boolean remote) {
        return repository.branches().stream()
                .filter(branch -> branch.remote() == remote && branch.name().equals(name))
                .findFirst();
    }

    private Outcome<Place> place(Branch branch, Optional<Place> wanted) {
        if (wanted.isPresent()) {
            return fetching.remote(Optional.of(wanted.get().remote()), "push to")
                    .map(_ -> wanted.get());
        }
        Optional<Place> followed = branch.upstream().flatMap(this::place);
        return followed.isPresent()
                ? new Outcome.Done<>(followed.get())
                : fetching.remote(Optional.empty(), "push to").map(remote -> new Place(remote, branch.name()));
    }

    /** The place of a remote-tracking branch; names of remotes may hold slashes too. */
    private Optional<Place> place(String tracking) {
        return remotes.all().stream()
                .map(Remote::name)
                .filter(remote -> tracking.startsWith(remote + "/"))
                .max(Comparator.comparingInt(String::length))
                .map(remote -> new Place(remote, tracking.substring(remote.length() + 1)));
    }
}
