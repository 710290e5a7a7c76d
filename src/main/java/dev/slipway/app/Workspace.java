package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.git.Tag;
import dev.slipway.git.TransferProgress;
import dev.slipway.journal.Journal;
import dev.slipway.promotion.Gate;
import dev.slipway.release.Digest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An open project and everything that can be done with it: what the window and the command line share. Methods block;
 * call them on a virtual thread. Interruption cancels.
 */
public interface Workspace extends AutoCloseable {

    /** The project as it stands now: name, path, branch, faults of its configuration. */
    ProjectInfo project();

    /** What is known without asking any host: from the repository and the journal. Quick. */
    Board board();

    /** Asks all hosts of an environment what they run and how they are, and where that is not what the trail tells. */
    EnvironmentStatus status(String environment) throws InterruptedException;

    /**
     * The same for a look that nobody asked for, again and again: a host that could not be connected to is not tried each
     * time.
     */
    EnvironmentStatus watch(String environment) throws InterruptedException;

    /** Makes a plan: what a deployment of this tag, branch or revision would change and run. Changes nothing. */
    Outcome<Review> plan(String release, String environment) throws InterruptedException;

    /** Makes the plan that brings what is live in one environment to another. */
    Outcome<Review> planPromotion(String from, String to) throws InterruptedException;

    /** Makes the plan that brings back what was live before, or a named release that every host still has. */
    Outcome<Review> planRollback(String environment, Optional<String> release) throws InterruptedException;

    /** The releases that every host of the environment really still has, newest first, without the live one. */
    Outcome<List<RollbackChoice>> rollbackChoices(String environment) throws InterruptedException;

    /**
     * Runs a plan if its digest is the one that the person saw. With the environment in hand the plan is made once more from
     * what the hosts then tell; if that one differs, the run is refused.
     *
     * @param seen digest of the plan that was confirmed
     * @param message why, kept in the trail and in the lease; may be empty
     */
    Outcome<Running> run(Review review, Digest seen, String message) throws InterruptedException;

    /** Rehearsals of rollbacks. */
    Drills drills();

    /**
     * The same in spite of gates that are closed, where the person may override them. A right and a block are never overridden.
     *
     * @param overriding why; kept in the trail and with the deployment
     */
    Outcome<Running> run(Review review, Digest seen, String message, String overriding) throws InterruptedException;

    /** Deployments of this project, newest first: running ones and what the journal tells of earlier ones. */
    List<DeploymentState> deployments(int limit);

    /** The same with beginning and end only: quick. */
    List<DeploymentState> summaries(int limit);

    /** A deployment by its id. */
    Optional<DeploymentState> deployment(String id);

    /** What the record says is live in an environment, by which deployment; empty where nothing is. */
    Optional<Board.Live> live(String environment);

    /** A deployment that runs in this process, to watch and to stop; empty when it ended or runs elsewhere. */
    Optional<Running> running(String id);

    /** What happened in a deployment so far, oldest first; of the output of its commands what this process heard. */
    List<Event> events(String deployment);

    /** Deployments that began and never ended, with what their hosts say now. */
    List<Interrupted> interrupted() throws InterruptedException;

    /**
     * The interrupted deployment to an environment; waits, and tells so, where the lease of one has not expired yet.
     * Empty where there is none, or its holder is seen to live.
     */
    Optional<Interrupted> interrupted(String environment, Consumer<String> waiting) throws InterruptedException;

    /** Ends an interrupted deployment; why, which may be empty, is kept in the trail. */
    Outcome<Running> resolve(Interrupted interrupted, Resolution resolution, String message)
            throws InterruptedException;

    /**
     * Why {@link #interrupted} tells no deployment to this environment: there was none, its lease has not expired yet, or
     * another machine began it.
     */
    Refused notInterrupted(String environment) throws InterruptedException;

    /**
     * Frees an environment whose lease expired with a deployment that this machine knows nothing of; gives what each host
     * says of that deployment. Why, which may be empty, is kept in the trail.
     */
    Outcome<List<String>> freeLease(String environment, String message) throws InterruptedException;

    /** Checks configuration, repository, journal and hosts; one finding a fault, each with a remedy. */
    List<Finding> doctor(Optional<String> environment, Consumer<Finding> progress) throws InterruptedException;

    /** The connections to the hosts, for whoever looks after them. */
    HostAccess hosts();

    /**
     * Gets branches and all tags from a remote; without a name from the one that is called origin, or the only one. Branches
     * here, the work tree and tags that are here stay as they are.
     */
    Outcome<Fetched> fetch(Optional<String> remote, TransferProgress progress) throws InterruptedException;

    /**
     * The same from the usual remote, where perhaps no person is there: nobody is asked for a host's key, a passphrase or a
     * login, and what would take one fails.
     */
    Outcome<Fetched> fetchUnattended() throws InterruptedException;

    /**
     * Exchanges what the team shares (holds, blocks and promotions) with the usual remote, where perhaps no person is there;
     * whether something new came. Without a remote there is nothing to exchange.
     */
    Outcome<Boolean> exchangeUnattended() throws InterruptedException;

    /** The tags that can be deployed, newest first. */
    List<Tag> tags();

    /** Makes an annotated tag; without a version the next one is proposed from the commits. */
    Outcome<Tag> tag(Optional<String> version, Optional<String> revision, TagMessage message);

    /** Deletes a tag that was just made here, as long as it still is as it was made. What others have stays with them. */
    Outcome<Tag> untag(Tag tag);

    /**
     * What is new at a revision, or at HEAD.
     *
     * @param from since what; without it since the last release that is contained, where a pre-release counts only for another
     *     one
     */
    Outcome<NotesBetween> notes(Optional<String> from, Optional<String> to);

    /** The next version that the commits since the last release call for. */
    Outcome<ProposedVersion> proposedVersion(Optional<String> revision);

    /** What a tag at this revision, or at HEAD, would hold: version, commit and notes. Changes nothing. */
    Outcome<NextRelease> nextRelease(Optional<String> revision);

    /** Its commits, branches and tags, and what of them is or was live where. */
    ProjectHistory history();

    /** Holds of environments and blocks of releases. */
    Marks marks();

    /** Notes on deployments that went wrong. */
    FailureNotes failureNotes();

    /** Guards for the hosts of protected environments. */
    HostGuards hostGuards();

    /** Promotions that people have asked for, and what others answered. */
    Promotions promotions();

    /** Promotions that start by themselves while a Slipway is open. */
    ScheduledStarts scheduledStarts();

    /** A promotion as its people are to answer it: the plan that was asked for, what it brings, and how its gates stand. */
    Outcome<Review> review(AskedPromotion asked) throws InterruptedException;

    /** What can be done with the local branches. */
    Branching branching();

    /** What can be done with the refs of a remote. */
    Pushing pushing();

    /** What GitHub or GitLab says of its commits. */
    CommitChecks checks();

    /** What its hosts log. */
    Logs logs();

    /** The secret values of the project. */
    Secrets secrets();

    /**
     * All secret variables in all environments, with where deployments find their values, and then what else the vault has
     * for this project. Reads the vault's names and the named files; nobody is asked for a passphrase.
     */
    List<SecretVariable> secretVariables();

    /** The audit trail. */
    Journal journal();

    /** Calls the listener with each event of each deployment of this process, on the thread that emits it. */
    Listening listen(Consumer<Event> listener);

    /**
     * Calls the listener, on a thread of its own, with what is known of an environment when the connection to one of its hosts
     * was lost: that host is unknown then.
     */
    Listening listenForLosses(Consumer<EnvironmentStatus> listener);

    /** A listener that can be taken away again. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A plan and what it would bring, as a person reviews it.
     *
     * @param promotedFrom the environment in which the release is live, where it is to be promoted; the plan is the same as
     *     that of deploying the release by its name
     * @param held who held the environment when its hosts were asked, and that until then no plan runs; empty where nobody
     *     did
     * @param gates how they stood when the plan was made; they are judged again when it starts
     * @param asked the open promotion of this very plan; empty where nobody has asked for one
     * @param outlook what is to be expected of it
     * @param coming what it brings besides commits and files
     */
    record Review(
            Plan plan,
            Comparison comparison,
            Optional<String> promotedFrom,
            Optional<String> held,
            List<Gate> gates,
            Optional<AskedPromotion> asked,
            Outlook outlook,
            Coming coming) {
        public Review {
            gates = List.copyOf(gates);
        }

        Review promotedFrom(String environment) {
            return new Review(plan, comparison, Optional.of(environment), held, gates, asked, outlook, coming);
        }

        Review judged(List<Gate> gates, Optional<AskedPromotion> asked) {
            return new Review(plan, comparison, promotedFrom, held, gates, asked, outlook, coming);
        }

        Review expecting(Outlook outlook) {
            return new Review(plan, comparison, promotedFrom, held, gates, asked, outlook, coming);
        }

        Review bringing(Coming coming) {
            return new Review(plan, comparison, promotedFrom, held, gates, asked, outlook, coming);
        }

        public Digest digest() {
            return plan.digest();
        }
    }

    @Override
    void close();
}
