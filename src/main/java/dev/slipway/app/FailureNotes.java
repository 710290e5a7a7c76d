package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.git.ChangedFile;
import dev.slipway.git.FileChange;
import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Query;
import dev.slipway.json.Json;
import dev.slipway.release.Release;
import dev.slipway.secret.Masking;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes on deployments that went wrong, in the trail of this machine: whoever plans the like reads them before it starts. */
public final class FailureNotes {
    private static final Logger LOG = LoggerFactory.getLogger(FailureNotes.class);

    private static final Criteria NOTES = Criteria.ALL.withKind(Kinds.NOTE_WRITTEN);

    /** Of a note, in characters. */
    private static final int LONGEST = 4_000;

    /** So many of an environment are looked at for a plan. */
    private static final int LOOKED_AT = 20;

    /** So many are shown with a plan. */
    private static final int SHOWN = 3;

    private final Journal journal;
    private final Actor actor;
    private final Masking masking;
    private final RecordedEvents recorded;
    private final Repository repository;

    /** What the trail keeps of a note beside who wrote it, when, and of what. */
    private record Written(Release release, Verdict verdict, String message) {}

    FailureNotes(Journal journal, Actor actor, Masking masking, RecordedEvents recorded, Repository repository) {
        this.journal = journal;
        this.actor = actor;
        this.masking = masking;
        this.recorded = recorded;
        this.repository = repository;
    }

    /** Whether a deployment wants a note: it went forward, and failed or was rolled back. */
    public static boolean wanted(DeploymentState deployment) {
        return deployment.started().plan().mode() != Mode.ROLLBACK
                && deployment
                        .ended()
                        .map(Event.Ended::verdict)
                        .filter(verdict -> verdict == Verdict.FAILED || verdict == Verdict.ROLLED_BACK)
                        .isPresent();
    }

    /** Keeps a note on a deployment that has ended, however it did: what went wrong may show later. */
    public Outcome<FailureNote> write(String deployment, String text) {
        String note = masking.mask(text.strip());
        if (note.isEmpty()) {
            return Outcome.usage("The note is empty.", "Say what went wrong, and what keeps it from coming back.");
        }
        if (note.length() > LONGEST) {
            return Outcome.usage("The note is too long.", "Say it shorter, and where more is to be read.");
        }
        Optional<DeploymentState> state = recorded.deployment(deployment);
        if (state.isEmpty()) {
            return Outcome.usage(
                    "The trail of this machine has no deployment " + deployment + ".",
                    "slipway audit --kind deployment.ended lists those that have ended.");
        }
        Optional<Event.Ended> end = state.get().ended();
        if (end.isEmpty()) {
            return Outcome.gate("The deployment has not ended.", "Write the note when it has.");
        }
        Written written =
                new Written(state.get().started().plan().release(), end.get().verdict(), note);
        return new Outcome.Done<>(
                note(journal.append(new Draft(actor, Kinds.NOTE_WRITTEN, deployment, Json.text(written)))));
    }

    /** The notes on a deployment, oldest first. */
    public List<FailureNote> of(String deployment) {
        return newest(NOTES.withSubject(deployment), Integer.MAX_VALUE).toList().reversed();
    }

    /**
     * Notes on earlier deployments to the environment of a plan that were of its release, or changed files that this one
     * changes too; the newest few, newest first.
     */
    List<FailureNote> before(Review review) {
        Plan plan = review.plan();
        if (plan.mode() == Mode.ROLLBACK) {
            return List.of();
        }
        Optional<Set<String>> changed =
                review.comparison().live().map(_ -> paths(review.comparison().files()));
        try {
            return newest(NOTES.withEnvironment(plan.target().environment()), LOOKED_AT)
                    .filter(note ->
                            note.release().revision().equals(plan.release().revision())
                                    || changed.isEmpty()
                                    || changes(note, changed.get()))
                    .limit(SHOWN)
                    .toList();
        } catch (JournalException unreadable) {
            LOG.warn("Notes on earlier deployments cannot be read", unreadable);
            return List.of();
        }
    }

    private static Set<String> paths(List<FileChange> files) {
        return files.stream()
                .flatMap(file -> Stream.concat(Stream.of(file.path()), file.oldPath().stream()))
                .collect(Collectors.toSet());
    }

    private boolean changes(FailureNote note, Set<String> files) {
        return journal
                .find(Query.newest(
                        Criteria.ALL.withKind(Kinds.of(Event.Started.class)).withSubject(note.deployment()), 1))
                .stream()
                .map(entry -> ((Event.Started) RecordedEvents.event(entry)).plan())
                .anyMatch(plan -> changes(plan, files));
    }

    private boolean changes(Plan plan, Set<String> files) {
        return plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::before)
                .map(before -> before.map(LiveRelease::release))
                .distinct()
                .anyMatch(before -> changed(before, plan.release()).anyMatch(file -> touches(file, files)));
    }

    private static boolean touches(ChangedFile file, Set<String> files) {
        return files.contains(file.path())
                || file.oldPath().filter(files::contains).isPresent();
    }

    /** None where the repository lacks one of them. */
    private Stream<ChangedFile> changed(Optional<Release> before, Release after) {
        try {
            return repository.changes(before.map(Release::revision), after.revision()).stream();
        } catch (GitException missing) {
            return Stream.empty();
        }
    }

    private Stream<FailureNote> newest(Criteria criteria, int limit) {
        return journal.find(Query.newest(criteria, limit)).stream().map(FailureNotes::note);
    }

    private static FailureNote note(Entry entry) {
        Written written = Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Written.class);
        return new FailureNote(
                entry.subject(),
                written.release(),
                written.verdict(),
                entry.actor().user(),
                entry.at(),
                written.message());
    }
}
