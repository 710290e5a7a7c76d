package dev.slipway.git;

import dev.slipway.git.diff.LfsPointer;
import dev.slipway.release.Digest;
import dev.slipway.release.Manifest;
import dev.slipway.release.ReleaseFile;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** The files of a revision, byte for byte as git stores them: no line ends are converted and no filters run. */
final class TreeFiles {
    private static final int LARGEST_READ_AT_ONCE = 3 << 20;
    private static final byte[] LFS_POINTER = LfsPointer.FIRST_LINE.getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> UNSAFE_NAMES = Set.of("", ".", "..");

    private final Repository repository;
    private final Faults faults;
    private final BlobDigests digests;

    TreeFiles(Repository repository, Faults faults, BlobDigests digests) {
        this.repository = repository;
        this.faults = faults;
        this.digests = digests;
    }

    private record Selection(Repository repository, Faults faults, Manifest manifest, Map<String, ObjectId> blobs)
            implements dev.slipway.git.Repository.Content {
        @Override
        public InputStream open(String path) {
            ObjectId blob = blobs.get(path);
            if (blob == null) {
                throw new IllegalArgumentException("Not in the manifest: " + path);
            }
            return faults.explained(
                    () -> repository.open(blob, Constants.OBJ_BLOB).openStream());
        }
    }

    /** Whether a revision has a regular file there; its content may be absent from a partial clone. */
    boolean has(Revision revision, String path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = TreeWalk.forPath(reader, path, tree(reader, revision))) {
            return isFile(tree);
        }
    }

    private static boolean isFile(@Nullable TreeWalk tree) {
        return tree != null && (tree.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    Optional<byte[]> read(Revision revision, String path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = TreeWalk.forPath(reader, path, tree(reader, revision))) {
            if (tree == null || !isFile(tree)) {
                return Optional.empty();
            }
            ObjectLoader loader = reader.open(tree.getObjectId(0), Constants.OBJ_BLOB);
            if (loader.getSize() > LARGEST_READ_AT_ONCE) {
                throw new GitException(
                        "The file " + path + " at " + revision.abbreviated() + " is larger than 3 MiB.",
                        "Make it smaller.");
            }
            return Optional.of(loader.getCachedBytes());
        }
    }

    List<SizedFile> sizes(Revision revision, int limit) throws IOException {
        List<SizedFile> sizes = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(tree(reader, revision));
            tree.setRecursive(true);
            while (sizes.size() < limit && tree.next()) {
                if (!FileMode.GITLINK.equals(tree.getRawMode(0))) {
                    sizes.add(new SizedFile(tree.getPathString(), size(reader, tree.getObjectId(0))));
                }
            }
        }
        return sizes;
    }

    private OptionalLong size(ObjectReader reader, ObjectId blob) throws IOException {
        try {
            return OptionalLong.of(reader.getObjectSize(blob, Constants.OBJ_BLOB));
        } catch (MissingObjectException e) {
            if (faults.partial()) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    dev.slipway.git.Repository.Content select(Revision revision, PathPatterns patterns) throws IOException {
        List<ReleaseFile> files = new ArrayList<>();
        Map<String, ObjectId> blobs = new HashMap<>();
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(tree(reader, revision));
            tree.setRecursive(true);
            while (tree.next()) {
                String path = tree.getPathString();
                if (FileMode.GITLINK.equals(tree.getRawMode(0))) {
                    requireOutside(patterns, path);
                } else if (patterns.matches(path)) {
                    requireSafe(tree, path, !blobs.containsKey(path));
                    blobs.put(path, tree.getObjectId(0));
                    files.add(file(reader, tree, path));
                }
            }
        }
        digests.save();
        return new Selection(repository, faults, new Manifest(files), Map.copyOf(blobs));
    }

    private ReleaseFile file(ObjectReader reader, TreeWalk tree, String path) throws IOException {
        ObjectId id = tree.getObjectId(0);
        Optional<BlobDigests.Content> known = digests.of(id);
        BlobDigests.Content content =
                known.isPresent() ? known.get() : digest(reader.open(id, Constants.OBJ_BLOB), path);
        if (known.isEmpty()) {
            digests.put(id, content);
        }
        return new ReleaseFile(path, kind(tree.getRawMode(0)), content.digest(), content.size());
    }

    private static BlobDigests.Content digest(ObjectLoader loader, String path) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream content = loader.openStream();
                OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            byte[] start = content.readNBytes(LFS_POINTER.length);
            if (Arrays.equals(start, LFS_POINTER)) {
                throw new GitException(
                        "The file " + path + " is kept in Git LFS, which Slipway cannot read yet.",
                        "Store it in git itself, or exclude it with !" + path + ".");
            }
            sink.write(start);
            content.transferTo(sink);
            return new BlobDigests.Content(Digest.of(sha256), loader.getSize());
        }
    }

    private static ReleaseFile.Kind kind(int mode) {
        if (FileMode.SYMLINK.equals(mode)) {
            return ReleaseFile.Kind.LINK;
        }
        return FileMode.EXECUTABLE_FILE.equals(mode) ? ReleaseFile.Kind.EXECUTABLE : ReleaseFile.Kind.REGULAR;
    }

    private static void requireOutside(PathPatterns patterns, String submodule) {
        if (patterns.reaches(submodule)) {
            throw new GitException(
                    "The component's files reach into the submodule " + submodule + ", which Slipway cannot deploy.",
                    "Keep its files in the repository itself, or exclude it with !" + submodule + "/** and !"
                            + submodule + ".");
        }
    }

    /** A tree object made by hand can hold any bytes as a name; such a file must never be written to a host. */
    private static void requireSafe(TreeWalk tree, String path, boolean first) {
        boolean exact = Arrays.equals(path.getBytes(StandardCharsets.UTF_8), tree.getRawPath());
        boolean inside = Arrays.stream(path.split("/", -1)).noneMatch(UNSAFE_NAMES::contains);
        if (!exact || !inside || !first) {
            throw new GitException(
                    "The repository holds a file whose name is not safe to deploy: "
                            + path.replaceAll("\\p{Cntrl}", "?"),
                    "Rename it; names must be UTF-8, occur once, and hold no . or .. as a directory.");
        }
    }

    private static RevTree tree(ObjectReader reader, Revision revision) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseTree(History.id(revision));
        }
    }
}
