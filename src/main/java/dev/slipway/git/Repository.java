package dev.slipway.git;

import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Extent;
import dev.slipway.release.Manifest;
import dev.slipway.release.Revision;
import dev.slipway.ssh.Connections;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An open repository. Reading never changes anything; acts write objects and refs only, never the work tree. Safe for use by many
 * threads. Every method throws {@link GitException} when the repository cannot answer, with the reason and a remedy.
 */
public interface Repository extends AutoCloseable {

    /** The directory of the work tree; of a bare repository its own. */
    Path path();

    /** Where HEAD is. */
    Head head();

    /** Something that is equal as long as HEAD and all refs are as they were; quick. */
    Object refs();

    /** Whether this commit is here. */
    boolean has(Revision revision);

    /** Local and remote-tracking branches, by name. */
    List<Branch> branches();

    /** Tags that point at commits, by name. */
    List<Tag> tags();

    /**
     * The commit that this branch, tag, full ref or (abbreviated) id names, also with a way back behind it such as ~3 or ^2; a
     * tag wins over a branch of its name.
     */
    Optional<Revision> resolve(String name);

    /** The commit of this revision. */
    Commit commit(Revision revision);

    /** The commits of these revisions, in their order. */
    List<Commit> commits(List<Revision> revisions);

    /**
     * Gives these commits one after the other, so that no more than one message is held at once. Those that cannot be read are
     * left out.
     *
     * @return why each of those cannot be read
     */
    Map<Revision, GitException> commits(List<Revision> revisions, Consumer<Commit> receiver);

    /**
     * Full names of branches and tags that are left out everywhere, because they name nothing that is here, or no commit
     * where there must be one.
     */
    List<String> brokenRefs();

    /** How many commits each side has that the other lacks (symmetric difference). */
    AheadBehind compare(Revision left, Revision right);

    /** For each of these tips what it has more than {@code base} and what it lacks, in one pass through history. */
    List<AheadBehind> compare(List<Revision> tips, Revision base);

    /** Those of these tips that contain a revision. */
    Set<Revision> containing(Revision revision, Collection<Revision> tips);

    /** The first of these candidates that a revision is or contains, in one pass through as much of history as it takes. */
    Optional<Revision> firstContained(Revision revision, List<Revision> candidates);

    /** Merges in the lines of first parents of these tips that bring in a commit of another one's line. */
    Set<Revision> mergesBetween(List<Revision> tips);

    /** The commits of this extent in rows, with the lanes in which they are drawn; none is made yet. */
    GraphView graph(Extent extent);

    /** Commits that {@code to} contains and {@code from} does not, newest first, at most {@code limit}. */
    List<Commit> commitsBetween(Revision from, Revision to, int limit);

    /**
     * Files that differ between two revisions, renames recognised, by path. A file that became a symbolic link, or the
     * other way round, counts as one deleted and one added.
     */
    List<FileChange> changesBetween(Revision from, Revision to);

    /** Files that a commit changes against its first parent, as {@link #changes(Optional, Revision)} lists them. */
    List<ChangedFile> changes(Revision commit);

    /**
     * Files that differ between two revisions, as {@link #changesBetween} lists them, but sooner: without their counts.
     * They are all files of {@code to} where {@code from} is empty.
     */
    List<ChangedFile> changes(Optional<Revision> from, Revision to);

    /**
     * Those of these commits that change a file whose path fits, in their order. What a merge has from one of its parents is
     * no change of its own. Those that cannot be read are left out.
     */
    List<Revision> changing(List<Revision> revisions, Predicate<String> path);

    /** How many lines of each of these files changed, in their order. */
    List<LineCounts> counts(List<ChangedFile> files);

    /** What changed in a file: hunks as {@code git diff --histogram} makes them, whatever attributes say of its path. */
    FileDiff diff(ChangedFile file, DiffOptions options);

    /**
     * Whether a remote-tracking branch contains this revision, as far as the last fetch or push tells. Nothing is asked
     * over the network.
     */
    boolean pushed(Revision revision);

    /** The content of a regular file at a revision, up to 3 MiB. */
    Optional<byte[]> file(Revision revision, String path);

    /**
     * The files of a revision that match these patterns, with their digests. {@code *} stays within a directory,
     * {@code **} crosses them, a leading {@code !} excludes what an earlier pattern took; see {@link PathPatterns}. Empty
     * where nothing matches. Submodules, Git LFS pointers and names that are not safe to write are refused.
     */
    Content content(Revision revision, List<String> patterns);

    /**
     * The signatures of commits and tags, and signing tags.
     *
     * @param environment variables of this process, for the programs that check and sign
     */
    Signatures signatures(Map<String, String> environment);

    /**
     * Makes an annotated tag that is not signed. Refused if the name is taken or not a valid ref name, and where git is told
     * to sign.
     */
    Tag tag(String name, Revision revision, String message);

    /** Deletes this tag; false, and nothing happens, where it is not there any more as it is described here. */
    boolean untag(Tag tag);

    /**
     * The other repositories that this one fetches from and pushes to.
     *
     * @param connections for those that are reached over SSH
     */
    Remotes remotes(Connections connections, TransferSettings settings);

    /** What can be done with local branches. */
    BranchActs branchActs();

    /** Texts that the team shares through the repository. */
    SharedRecords sharedRecords();

    /**
     * Merges and reverts, without a work tree.
     *
     * @param environment variables of this process: where git is found, which is asked where Slipway is not certain
     */
    Merges merges(Map<String, String> environment);

    /** Who commits here, as git is configured. */
    Person identity();

    /** Whether the clone is shallow: then history ends early, and counts are lower bounds. */
    boolean shallow();

    /** Whether git tracks this path: it stands in the index, or in the commit at HEAD. */
    boolean tracks(String path);

    /** Whether tracked files of the work tree differ from HEAD; never so in a bare repository. */
    boolean modified();

    /**
     * How the work tree stands against HEAD; empty of a bare repository.
     *
     * @param limit how many files and directories are looked at; less where very much content would have to be read
     */
    Optional<WorkTree> workTree(int limit);

    /** The files of a commit with their sizes, by path, at most {@code limit}; submodules are left out. */
    List<SizedFile> sizes(Revision revision, int limit);

    @Override
    void close();

    /** The files of a component at a revision: the manifest, and a way to read each content. */
    interface Content {
        Manifest manifest();

        /** The bytes of a file of the manifest; for a symbolic link the target's text. */
        InputStream open(String path);
    }
}
