package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.Repository;
import dev.slipway.git.SizedFile;
import dev.slipway.git.WorkTree;
import dev.slipway.release.Revision;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What of the work tree is in no release, and what of the commit at HEAD makes every clone and deployment slow. */
final class FileHealth {
    private static final String WORK_TREE = "work tree";
    private static final String LARGE_FILES = "large files";
    private static final long LARGE = 50_000_000;

    private final Repository repository;

    FileHealth(Repository repository) {
        this.repository = repository;
    }

    List<Finding> ofWorkTree(WorkTree tree) {
        List<Finding> found = new ArrayList<>();
        boolean told = WorkTreeFile.uncommitted(repository).isPresent(); // of which more is told elsewhere
        List<String> changed = tree.changed().stream()
                .filter(path -> !(told && path.equals(ProjectFiles.NAME)))
                .toList();
        if (!changed.isEmpty()) {
            found.add(Finding.warning(
                    WORK_TREE,
                    "Changed and not committed, so in no release: " + Words.names(changed) + ".",
                    "Commit what belongs to the release, and take back or stash the rest."));
        }
        List<String> locks = LockFiles.untracked(
                tree.tracked(), path -> Files.isRegularFile(repository.path().resolve(path)));
        if (!locks.isEmpty()) {
            found.add(Finding.warning(
                    WORK_TREE,
                    "Lock files that git does not track, so that another build may take other versions: "
                            + Words.names(locks, Finding.NAMES) + ".",
                    "Take them out of .gitignore, if they stand there, and commit them."));
        }
        if (found.isEmpty() && tree.complete()) {
            found.add(Finding.ok(
                    WORK_TREE,
                    (told ? "nothing beside " + ProjectFiles.NAME : "nothing") + " that waits for a commit"));
        }
        if (!tree.complete()) {
            found.add(Finding.ok(WORK_TREE, "only its first files were looked at, because there are so many"));
        }
        return found;
    }

    /** @param limit how many files of the commit are looked at */
    List<Finding> ofSizes(Revision commit, int limit) {
        List<SizedFile> files = repository.sizes(commit, limit);
        List<Finding> found = new ArrayList<>();
        List<String> large = files.stream()
                .filter(file -> file.size().orElse(0) > LARGE)
                .map(file -> file.path() + " (" + Words.bytes(file.size().orElse(0)) + ")")
                .toList();
        if (!large.isEmpty()) {
            found.add(Finding.warning(
                    LARGE_FILES,
                    "Over 50 MB, kept in every clone for good: " + Words.names(large, Finding.NAMES) + ".",
                    "Keep them on the hosts as shared files, or in Git LFS, from which Slipway cannot deploy yet."));
        }
        if (found.isEmpty() && files.size() < limit) {
            found.add(Finding.ok(LARGE_FILES, "none over 50 MB"));
        }
        if (files.size() >= limit) {
            found.add(Finding.ok(LARGE_FILES, "only the first " + limit + " files of the commit were looked at"));
        }
        return found;
    }
}
