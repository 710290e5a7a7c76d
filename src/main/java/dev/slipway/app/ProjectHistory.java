package dev.slipway.app;

import dev.slipway.app.Landmarks.Arrival;
import dev.slipway.app.Landmarks.Presence;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.git.Branch;
import dev.slipway.git.ChangedFile;
import dev.slipway.git.Commit;
import dev.slipway.git.GitException;
import dev.slipway.git.GraphView;
import dev.slipway.git.Head;
import dev.slipway.git.Headline;
import dev.slipway.git.Repository;
import dev.slipway.git.Signatures;
import dev.slipway.git.Tag;
import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.signature.Signature;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a project: its commits, branches and tags, and what of them is or was live where. Methods block. */
public final class ProjectHistory {
    /** How many deployments are looked through for what was live where. */
    private static final int DEPLOYMENTS = 500;

    private final Repository repository;
    private final Signatures signatures;
    private final Releases releases;
    private final Deployments deployments;
    private final Supplier<ProjectConfig> configuration;
    private final Supplier<List<Finding>> health;

    ProjectHistory(
            Repository repository,
            Signatures signatures,
            Releases releases,
            Deployments deployments,
            Supplier<ProjectConfig> configuration,
            Supplier<List<Finding>> health) {
        this.repository = repository;
        this.signatures = signatures;
        this.releases = releases;
        this.deployments = deployments;
        this.configuration = configuration;
        this.health = health;
    }

    /** Something that is equal as long as no ref has changed; quick, to be asked again and again. */
    public Object refs() {
        return repository.refs();
    }

    /** What stands where now. */
    public Landmarks landmarks() {
        ProjectConfig config = configuration.get();
        Head head = repository.head();
        List<Branch> branches = repository.branches();
        Set<Tag> tags = new LinkedHashSet<>(releases.versions(config.versioning()));
        tags.addAll(repository.tags());
        List<DeploymentState> states = deployments.summaries(DEPLOYMENTS);
        return new Landmarks(
                config.environments().stream().map(Environment::name).toList(),
                head,
                branches,
                List.copyOf(tags),
                environmentBranches(config, head, branches),
                presences(states, config.environments()),
                states.stream()
                        .filter(state -> state.ended().isEmpty())
                        .map(state -> state.started().plan())
                        .map(plan -> new Arrival(plan.target().environment(), plan.release()))
                        .toList());
    }

    private static List<Branch> environmentBranches(ProjectConfig config, Head head, List<Branch> branches) {
        List<Branch> named = config.environments().reversed().stream()
                .flatMap(environment -> environment.branch().stream())
                .flatMap(name -> named(name, branches).stream())
                .distinct()
                .toList();
        return named.isEmpty()
                ? head.branch().flatMap(name -> named(name, branches)).stream().toList()
                : named;
    }

    /** The branch of this name; where it is not here, that of a remote. */
    private static Optional<Branch> named(String name, List<Branch> branches) {
        return branches.stream()
                .filter(branch -> branch.name().equals(name)
                        || (branch.remote() && branch.name().endsWith("/" + name)))
                .findFirst();
    }

    /** A deployment that succeeded made its release live until the next one did. */
    private static List<Presence> presences(List<DeploymentState> states, List<Environment> environments) {
        Map<String, Instant> until = new HashMap<>();
        List<Presence> presences = new ArrayList<>();
        for (DeploymentState state : states) {
            if (state.ended().filter(end -> end.verdict() == Verdict.SUCCEEDED).isPresent()) {
                Plan plan = state.started().plan();
                String environment = plan.target().environment();
                Instant since = state.ended()
                        .map(Event.Ended::at)
                        .orElse(state.started().at());
                presences.add(new Presence(
                        environment,
                        plan.target().tier(),
                        plan.release(),
                        since,
                        Optional.ofNullable(until.put(environment, since))));
            }
        }
        List<String> order = environments.stream().map(Environment::name).toList();
        presences.removeIf(presence -> !order.contains(presence.environment()));
        presences.sort((left, right) -> left.live() && right.live()
                ? Integer.compare(order.indexOf(left.environment()), order.indexOf(right.environment()))
                : Boolean.compare(right.live(), left.live()));
        return List.copyOf(presences);
    }

    /** The commits of this extent in rows; none is made yet. */
    public GraphView graph(Extent extent) {
        return repository.graph(extent);
    }

    /** These commits, in this order. */
    public List<Commit> commits(List<Revision> revisions) {
        return repository.commits(revisions);
    }

    /** What rows say of these commits; those that cannot be read are left out. */
    public List<Headline> headlines(List<Revision> revisions) {
        List<Headline> headlines = new ArrayList<>();
        repository.commits(revisions, commit -> headlines.add(Headline.of(commit)));
        return headlines;
    }

    /** The commits of these rows that fit; those that cannot be read do not. */
    public List<Revision> fitting(GraphView view, int first, int count, CommitQuery query) {
        List<Revision> fitting = view.revisions(first, count, query.span());
        if (query.asksForText()) {
            List<Revision> said = new ArrayList<>();
            repository.commits(fitting, commit -> {
                if (query.fits(commit)) {
                    said.add(commit.revision());
                }
            });
            fitting = said;
        }
        return query.paths().isEmpty() ? fitting : repository.changing(fitting, query::fits);
    }

    /** Branches and tags that can be shown nowhere, because what they name is not here. */
    public List<String> brokenRefs() {
        return repository.brokenRefs();
    }

    /**
     * How fit the repository is for releasing: its branches, tags, work tree and files, as doctor tells it. The checks of
     * commits, for which doctor asks the forge, are not in it.
     */
    public List<Finding> health() {
        return health.get();
    }

    /** How releases came about: commits with a tag, and merges between branches of environments. */
    public Set<Revision> releases(Landmarks landmarks) {
        Set<Revision> revisions = new LinkedHashSet<>(repository.mergesBetween(
                landmarks.environmentBranches().stream().map(Branch::tip).toList()));
        landmarks.tags().stream().map(Tag::revision).forEach(revisions::add);
        return revisions;
    }

    /** How the local branches stand, as far as the history is there to tell it, in one pass for all that feed the same one. */
    public List<BranchStanding> standings(Landmarks landmarks) {
        List<Branch> local =
                landmarks.branches().stream().filter(branch -> !branch.remote()).toList();
        Map<Revision, Headline> last = headlines(
                        local.stream().map(Branch::tip).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Headline::revision, Function.identity()));
        Map<Branch, AheadBehind> against = against(local, landmarks);
        List<BranchStanding> standings = new ArrayList<>();
        for (Branch branch : local) {
            Headline tip = last.get(branch.tip());
            if (tip != null) {
                standings.add(new BranchStanding(
                        branch,
                        tip,
                        branch.upstream()
                                .flatMap(landmarks::branch)
                                .flatMap(upstream -> counted(() -> repository.compare(branch.tip(), upstream.tip()))),
                        fed(branch, landmarks).map(Branch::name),
                        Optional.ofNullable(against.get(branch))));
            }
        }
        return standings;
    }

    /** Empty where the history is not whole: of that the rows of the history tell. */
    private static <T> Optional<T> counted(Supplier<T> counting) {
        try {
            return Optional.of(counting.get());
        } catch (GitException damaged) {
            return Optional.empty();
        }
    }

    private Map<Branch, AheadBehind> against(List<Branch> local, Landmarks landmarks) {
        Map<Branch, List<Branch>> feeding = new LinkedHashMap<>();
        for (Branch branch : local) {
            fed(branch, landmarks)
                    .ifPresent(fed ->
                            feeding.computeIfAbsent(fed, _ -> new ArrayList<>()).add(branch));
        }
        Map<Branch, AheadBehind> against = new HashMap<>();
        feeding.forEach((fed, branches) -> {
            List<AheadBehind> counts = counted(() -> repository.compare(
                            branches.stream().map(Branch::tip).toList(), fed.tip()))
                    .orElse(List.of());
            for (int i = 0; i < counts.size(); i++) {
                against.put(branches.get(i), counts.get(i));
            }
        });
        return against;
    }

    /** They begin with that of the last environment, so each feeds the one before it. */
    private static Optional<Branch> fed(Branch branch, Landmarks landmarks) {
        List<Branch> feeding = landmarks.environmentBranches();
        int at = feeding.indexOf(branch);
        int fed = at < 0 ? feeding.size() - 1 : at - 1;
        return fed < 0 ? Optional.empty() : Optional.of(feeding.get(fed));
    }

    /** Which releases, branches and environments contain a commit. */
    public Containers containing(Revision revision, Landmarks landmarks) {
        List<Tag> versions = releases.versions(configuration.get().versioning());
        Set<Revision> containing = repository.containing(
                revision,
                Stream.of(
                                versions.stream().map(Tag::revision),
                                landmarks.branches().stream().map(Branch::tip),
                                landmarks.live().stream()
                                        .map(presence -> presence.release().revision())
                                        .filter(repository::has))
                        .flatMap(each -> each)
                        .distinct()
                        .toList());
        List<Tag> having = new ArrayList<>(versions.stream()
                .filter(tag -> containing.contains(tag.revision()))
                .toList());
        Collections.reverse(having);
        return new Containers(
                having,
                landmarks.branches().stream()
                        .filter(branch -> containing.contains(branch.tip()))
                        .toList(),
                landmarks.live().stream()
                        .filter(presence ->
                                containing.contains(presence.release().revision()))
                        .map(Presence::environment)
                        .toList());
    }

    /** Files that a commit changes against its first parent; all of its files where it has none. Quick: nothing is counted. */
    public List<ChangedFile> files(Revision commit) {
        return repository.changes(commit);
    }

    /** Files that differ between two revisions. Quick: nothing is counted. */
    public List<ChangedFile> files(Revision from, Revision to) {
        return repository.changes(Optional.of(from), to);
    }

    /** Whether a commit is signed, and by whom. Runs the program that checks it. */
    public Signature signature(Revision commit) {
        return signatures.of(commit);
    }

    /** How many commits each side has that the other lacks. */
    public AheadBehind compare(Revision left, Revision right) {
        return repository.compare(left, right);
    }

    /** How many lines of each of these files changed, in their order. */
    public List<LineCounts> counts(List<ChangedFile> files) {
        return repository.counts(files);
    }

    /** What changed in a file. */
    public FileDiff diff(ChangedFile file, DiffOptions options) {
        return repository.diff(file, options);
    }

    /** The commit that a person names: by a branch, a tag, an id, or an environment in which it is live. */
    public Outcome<Revision> find(String text, Landmarks landmarks) {
        return landmarks
                .live(text)
                .<Outcome<Revision>>map(
                        presence -> new Outcome.Done<>(presence.release().revision()))
                .orElseGet(() -> releases.revision(text));
    }
}
