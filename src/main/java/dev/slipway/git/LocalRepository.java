package dev.slipway.git;

import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.FileDiffer;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Ancestry;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Rows;
import dev.slipway.release.Revision;
import dev.slipway.ssh.Connections;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;

/** A repository of this machine, read by JGit. Nothing is written to its configuration, index or work tree. */
final class LocalRepository implements Repository {
    private final org.eclipse.jgit.lib.Repository repository;
    private final Faults faults;
    private final Clock clock;
    private final GitSettings settings;
    private final Refs refs;
    private final History history;
    private final FileDiffer differ;
    private final Changes changes;
    private final TreeFiles files;

    LocalRepository(
            org.eclipse.jgit.lib.Repository repository, Path objects, Faults faults, Clock clock, BlobDigests digests) {
        this.repository = repository;
        this.faults = faults;
        this.clock = clock;
        settings = new GitSettings(repository, path(), System.getenv());
        refs = new Refs(repository);
        history = new History(repository, objects);
        differ = new FileDiffer(repository);
        changes = new Changes(repository, differ);
        files = new TreeFiles(repository, faults, digests);
    }

    @Override
    public Path path() {
        return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toPath();
    }

    @Override
    public Head head() {
        return faults.explained(refs::head);
    }

    @Override
    public Object refs() {
        return faults.explained(refs::state);
    }

    @Override
    public boolean has(Revision revision) {
        return faults.explained(() -> repository.getObjectDatabase().has(History.id(revision)));
    }

    @Override
    public List<Branch> branches() {
        return faults.explained(() -> refs.branches(history.graph()));
    }

    @Override
    public List<Tag> tags() {
        return faults.explained(() -> refs.tags(history.graph()));
    }

    @Override
    public Optional<Revision> resolve(String name) {
        return faults.explained(() -> refs.resolve(name));
    }

    @Override
    public Commit commit(Revision revision) {
        return faults.explained(() -> history.commit(revision));
    }

    @Override
    public AheadBehind compare(Revision left, Revision right) {
        return faults.explained(() -> history.compare(left, right));
    }

    @Override
    public List<Commit> commits(List<Revision> revisions) {
        return faults.explained(() -> history.commits(revisions));
    }

    @Override
    public Map<Revision, GitException> commits(List<Revision> revisions, Consumer<Commit> receiver) {
        Map<Revision, GitException> wrong = new LinkedHashMap<>();
        faults.explained(() -> history.each(revisions, receiver))
                .forEach((revision, e) -> wrong.put(revision, faults.of(e)));
        return wrong;
    }

    @Override
    public List<String> brokenRefs() {
        return List.copyOf(faults.explained(() -> new BrokenRefs(repository).names(history.graph())));
    }

    @Override
    public List<AheadBehind> compare(List<Revision> tips, Revision base) {
        return faults.explained(() -> new Ancestry(history.graph()).compare(tips, base));
    }

    @Override
    public Set<Revision> containing(Revision revision, Collection<Revision> tips) {
        return faults.explained(() -> new Ancestry(history.graph()).containing(revision, tips));
    }

    @Override
    public Optional<Revision> firstContained(Revision revision, List<Revision> candidates) {
        return faults.explained(() -> new Ancestry(history.graph()).firstContained(revision, candidates));
    }

    @Override
    public Set<Revision> mergesBetween(List<Revision> tips) {
        return faults.explained(() -> new Ancestry(history.graph()).mergesBetween(tips));
    }

    @Override
    public GraphView graph(Extent extent) {
        return faults.explained(() -> new GraphView(Rows.of(history.graph(), extent), faults));
    }

    @Override
    public List<Commit> commitsBetween(Revision from, Revision to, int limit) {
        return faults.explained(() -> history.between(from, to, limit));
    }

    @Override
    public List<FileChange> changesBetween(Revision from, Revision to) {
        return faults.explained(() -> changes.between(from, to));
    }

    @Override
    public List<Revision> changing(List<Revision> revisions, Predicate<String> path) {
        return faults.explained(() -> new ChangedPaths(repository).changing(revisions, path));
    }

    @Override
    public List<ChangedFile> changes(Revision commit) {
        return faults.explained(() -> changes.of(commit));
    }

    @Override
    public List<ChangedFile> changes(Optional<Revision> from, Revision to) {
        return faults.explained(() -> changes.list(from, to));
    }

    @Override
    public List<LineCounts> counts(List<ChangedFile> files) {
        return faults.explained(() -> changes.counts(files));
    }

    @Override
    public FileDiff diff(ChangedFile file, DiffOptions options) {
        return faults.explained(() -> differ.diff(file.before(), file.after(), options));
    }

    @Override
    public boolean pushed(Revision revision) {
        return faults.explained(() -> history.isContained(
                revision,
                refs.branches(history.graph()).stream()
                        .filter(Branch::remote)
                        .map(Branch::tip)
                        .toList()));
    }

    @Override
    public Optional<byte[]> file(Revision revision, String path) {
        return faults.explained(() -> files.read(revision, path));
    }

    @Override
    public Content content(Revision revision, List<String> patterns) {
        return faults.explained(() -> files.select(revision, new PathPatterns(patterns)));
    }

    @Override
    public Tag tag(String name, Revision revision, String message) {
        return faults.explained(() -> refs.makeTag(name, revision, message, settings, clock));
    }

    @Override
    public boolean untag(Tag tag) {
        return faults.explained(() -> refs.deleteTag(tag));
    }

    @Override
    public Signatures signatures(Map<String, String> environment) {
        return new Signatures(repository, faults, clock, new GitSettings(repository, path(), environment));
    }

    @Override
    public Remotes remotes(Connections connections, TransferSettings settings) {
        return new Remotes(repository, path(), connections, settings);
    }

    @Override
    public SharedRecords sharedRecords() {
        return new SharedRecords(repository, faults, settings, clock);
    }

    @Override
    public BranchActs branchActs() {
        return new BranchActs(repository, faults);
    }

    @Override
    public Merges merges(Map<String, String> environment) {
        return new Merges(repository, faults, clock, environment, new GitSettings(repository, path(), environment));
    }

    @Override
    public Person identity() {
        return settings.personShown();
    }

    @Override
    public boolean shallow() {
        return faults.explained(
                () -> !repository.getObjectDatabase().getShallowCommits().isEmpty());
    }

    @Override
    public boolean tracks(String path) {
        return faults.explained(() -> {
            if (!repository.isBare() && repository.readDirCache().findEntry(path) >= 0) {
                return true;
            }
            Optional<Revision> at = refs.head().revision();
            return at.isPresent() && files.has(at.get(), path);
        });
    }

    @Override
    public boolean modified() {
        if (repository.isBare()) {
            return false;
        }
        try (Git git = Git.wrap(repository)) {
            return faults.explained(() -> git.status().call().hasUncommittedChanges());
        }
    }

    @Override
    public Optional<WorkTree> workTree(int limit) {
        return faults.explained(() -> new WorkTreeReader(repository).read(limit));
    }

    @Override
    public List<SizedFile> sizes(Revision revision, int limit) {
        return faults.explained(() -> files.sizes(revision, limit));
    }

    @Override
    public void close() {
        repository.close();
    }
}
