package dev.slipway.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Which branches work trees of the repository stand on: the main one and those of git-worktree(1). A branch that is rebased or
 * bisected there counts too, for git will move it, or go back to it, in the end.
 */
final class CheckedOut {
    private static final String SYMBOLIC = "ref: ";

    private final Repository repository;

    CheckedOut(Repository repository) {
        this.repository = repository;
    }

    /**
     * What a work tree does with a branch.
     *
     * @param place of the work tree
     * @param how such as checked out
     */
    record Use(Path place, String how) {}

    Optional<Use> of(String branch) throws IOException {
        Path common = repository.getCommonDirectory().toPath();
        List<Path> directories = new ArrayList<>();
        if (!repository.getConfig().getBoolean("core", "bare", false)) {
            directories.add(common);
        }
        Path linked = common.resolve("worktrees");
        if (Files.isDirectory(linked)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(linked, Files::isDirectory)) {
                each.forEach(directories::add);
            }
        }
        String full = Constants.R_HEADS + branch;
        for (Path directory : directories) {
            Optional<String> how = how(directory, full);
            if (how.isPresent()) {
                return Optional.of(new Use(place(directory, common), how.get()));
            }
        }
        return Optional.empty();
    }

    private static Path place(Path directory, Path common) throws IOException {
        return directory.equals(common)
                ? common.toAbsolutePath().resolveSibling("").normalize()
                : directory
                        .resolve(text(directory.resolve("gitdir")))
                        .resolveSibling("")
                        .normalize();
    }

    private static Optional<String> how(Path directory, String full) throws IOException {
        if (head(directory).equals(full)) {
            return Optional.of("checked out");
        }
        for (String state : List.of("rebase-merge", "rebase-apply")) {
            Path rebase = directory.resolve(state);
            if (text(rebase.resolve("head-name")).equals(full)
                    || text(rebase.resolve("update-refs")).lines().anyMatch(full::equals)) {
                return Optional.of("being rebased");
            }
        }
        String bisected = text(directory.resolve("BISECT_START"));
        return bisected.equals(full) || full.equals(Constants.R_HEADS + bisected)
                ? Optional.of("being bisected")
                : Optional.empty();
    }

    /** The ref that HEAD names; reftables have it elsewhere than in the file. */
    private static String head(Path directory) throws IOException {
        String text = text(directory.resolve(Constants.HEAD));
        if (!text.endsWith("/.invalid")) {
            return text.startsWith(SYMBOLIC) ? text.substring(SYMBOLIC.length()).strip() : "";
        }
        try (Repository there =
                new FileRepositoryBuilder().setGitDir(directory.toFile()).build()) {
            Ref head = there.exactRef(Constants.HEAD);
            return head != null && head.isSymbolic() ? head.getTarget().getName() : "";
        }
    }

    private static String text(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip()
                : "";
    }
}
