package dev.slipway.git;

import dev.slipway.git.graph.CommitGraph;
import dev.slipway.release.Revision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevWalk;

/** Names of commits: HEAD, branches, tags, ids. */
final class Refs {
    private static final int SHORTEST_ID = 4;

    /** A name with a way back behind it, such as HEAD~3 or v1.9.0^2 (gitrevisions(7)); no ref holds ~ or ^. */
    private static final Pattern ANCESTOR = Pattern.compile("([^~^]+)([~^][~^0-9]*)");

    private final Repository repository;
    private final TagObjects tagObjects;

    Refs(Repository repository) {
        this.repository = repository;
        tagObjects = new TagObjects(repository);
    }

    Head head() throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        if (head == null) {
            return new Head(Optional.empty(), Optional.empty());
        }
        Optional<String> branch = head.isSymbolic()
                ? Optional.of(Repository.shortenRefName(head.getTarget().getName()))
                : Optional.empty();
        return new Head(branch, Optional.ofNullable(head.getObjectId()).map(id -> new Revision(id.name())));
    }

    /** The objects of all refs and of HEAD, and where HEAD points. */
    List<Object> state() throws IOException {
        List<Object> state = new ArrayList<>(List.of(head()));
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            state.add(ref.getName());
            state.add(Optional.ofNullable(ref.getObjectId()));
        }
        return state;
    }

    /**
     * Those that name a commit that is here.
     *
     * @param graph an id that its files have is a commit's, which need not be read for that
     */
    List<Branch> branches(CommitGraph graph) throws IOException {
        Config config = repository.getConfig();
        List<Ref> refs = new ArrayList<>(repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS));
        refs.addAll(repository.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES));
        List<Branch> branches = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Ref ref : refs) {
                if (!isAliasOfRemote(ref) && BrokenRefs.namesCommit(reader, ref, graph)) {
                    branch(ref, config).ifPresent(branches::add);
                }
            }
        }
        branches.sort(Comparator.comparing(Branch::remote).thenComparing(Branch::name));
        return branches;
    }

    /** @param graph in whose files commits are found without being read */
    List<Tag> tags(CommitGraph graph) throws IOException {
        List<Tag> tags = tagObjects.of(repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS), graph);
        tags.sort(Comparator.comparing(Tag::name));
        return tags;
    }

    Optional<Revision> resolve(String name) throws IOException {
        Matcher ancestor = ANCESTOR.matcher(name);
        return ancestor.matches() ? ancestor(ancestor.group(1), ancestor.group(2)) : resolveName(name);
    }

    /** The commit that lies this way before a named one. */
    private Optional<Revision> ancestor(String name, String way) throws IOException {
        Optional<Revision> from = resolveName(name);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(repository.resolve(from.get().id() + way + "^{commit}"))
                    .map(id -> new Revision(id.name()));
        } catch (RevisionSyntaxException | IncorrectObjectTypeException noSuchWay) {
            return Optional.empty();
        }
    }

    private Optional<Revision> resolveName(String name) throws IOException {
        if (ObjectId.isId(name)) {
            return byId(name);
        }
        Optional<ObjectId> named = named(name);
        if (named.isPresent()) {
            try (RevWalk walk = new RevWalk(repository)) {
                return commit(walk, named.get());
            }
        }
        return AbbreviatedObjectId.isId(name) && name.length() >= SHORTEST_ID ? byId(name) : Optional.empty();
    }

    Tag makeTag(String name, Revision revision, String message, GitSettings settings, Clock clock)
            throws IOException, GitAPIException {
        requireFree(name);
        if (settings.signsTags()) {
            throw new GitException(
                    "Your git configuration asks for signed tags.",
                    "Sign the tag, or switch tag.gpgSign and tag.forceSignAnnotated off.");
        }
        PersonIdent tagger = settings.person(clock);
        try (Git git = Git.wrap(repository);
                RevWalk walk = new RevWalk(repository)) {
            Ref made = git.tag()
                    .setName(name)
                    .setObjectId(walk.parseCommit(History.id(revision)))
                    .setMessage(message)
                    .setTagger(tagger)
                    .setSigned(false)
                    .call();
            return TagObjects.read(walk, made)
                    .orElseThrow(() -> new IllegalStateException("The tag " + name + " names no commit"));
        }
    }

    /** The ref comes last: without a signature there is no tag. */
    Tag makeSignedTag(String name, Revision revision, String message, PersonIdent tagger, Signing signing)
            throws IOException {
        requireFree(name);
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder builder = new TagBuilder();
            builder.setTag(name);
            builder.setObjectId(walk.parseCommit(History.id(revision)));
            builder.setTagger(tagger);
            builder.setMessage(message.strip() + "\n");
            byte[] unsigned = builder.build();
            byte[] signature = signing.signature(unsigned);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.write(unsigned);
            signed.write(signature);
            ObjectId id = inserter.insert(Constants.OBJ_TAG, signed.toByteArray());
            inserter.flush();
            return TagObjects.read(walk, made(Constants.R_TAGS + name, id))
                    .orElseThrow(() -> new IllegalStateException("The tag " + name + " names no commit"));
        }
    }

    /** Deletes a tag that still is as it was seen. */
    boolean deleteTag(Tag seen) throws IOException {
        Ref ref = repository.exactRef(Constants.R_TAGS + seen.name());
        try (RevWalk walk = new RevWalk(repository)) {
            if (ref == null || TagObjects.read(walk, ref).filter(seen::equals).isEmpty()) {
                return false;
            }
        }
        org.eclipse.jgit.lib.RefUpdate update = repository.updateRef(ref.getName());
        update.setExpectedOldObjectId(ref.getObjectId());
        update.setForceUpdate(true);
        return update.delete() == org.eclipse.jgit.lib.RefUpdate.Result.FORCED;
    }

    private Ref made(String name, ObjectId id) throws IOException {
        org.eclipse.jgit.lib.RefUpdate update = repository.updateRef(name);
        update.setExpectedOldObjectId(ObjectId.zeroId());
        update.setNewObjectId(id);
        org.eclipse.jgit.lib.RefUpdate.Result result = update.update();
        Ref made = repository.exactRef(name);
        if (result != org.eclipse.jgit.lib.RefUpdate.Result.NEW || made == null) {
            throw new IOException("the ref " + name + " could not be made: " + result);
        }
        return made;
    }

    /** Also refuses what git tag refuses beyond the rules for refs (builtin/tag.c, strbuf_check_tag_ref). */
    private void requireFree(String name) throws IOException {
        String full = Constants.R_TAGS + name;
        if (name.startsWith("-") || name.equals(Constants.HEAD) || !Repository.isValidRefName(full)) {
            throw new GitException(
                    "Git does not allow a tag of this name: " + name.replaceAll("\\p{Cntrl}", "?"),
                    "Use letters, digits, dots and dashes, such as v1.2.3.");
        }
        if (repository.exactRef(full) != null) {
            throw new GitException(
                    "The tag " + name + " exists already.", "Choose the next version, or deploy the tag that exists.");
        }
    }

    private static Optional<Branch> branch(Ref ref, Config config) {
        boolean remote = ref.getName().startsWith(Constants.R_REMOTES);
        String name = Repository.shortenRefName(ref.getName());
        Optional<String> upstream = remote
                ? Optional.empty()
                : Optional.ofNullable(new BranchConfig(config, name).getTrackingBranch())
                        .filter(followed -> followed.startsWith(Constants.R_REMOTES))
                        .map(Repository::shortenRefName);
        return Optional.ofNullable(ref.getObjectId())
                .map(tip -> new Branch(name, remote, new Revision(tip.name()), upstream));
    }

    private static boolean isAliasOfRemote(Ref ref) {
        return ref.isSymbolic() && ref.getName().startsWith(Constants.R_REMOTES);
    }

    private Optional<ObjectId> named(String name) throws IOException {
        boolean full = name.equals(Constants.HEAD) || name.startsWith(Constants.R_REFS);
        List<String> candidates = Stream.of(
                        full ? "" : Constants.R_TAGS, Constants.R_TAGS, Constants.R_HEADS, Constants.R_REMOTES)
                .map(prefix -> prefix + name)
                .toList();
        for (String candidate : candidates) {
            boolean allowed = candidate.equals(Constants.HEAD) || Repository.isValidRefName(candidate);
            Ref ref = allowed ? repository.exactRef(candidate) : null;
            ObjectId id = ref == null ? null : ref.getObjectId();
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private Optional<Revision> byId(String digits) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            Collection<ObjectId> objects = walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(digits));
            Set<Revision> commits = new LinkedHashSet<>();
            for (ObjectId object : objects) {
                commit(walk, object).ifPresent(commits::add);
            }
            if (commits.size() > 1) {
                throw new GitException(
                        "The id " + digits + " fits " + commits.size() + " commits.", "Give more of its digits.");
            }
            return commits.stream().findFirst();
        }
    }

    private static Optional<Revision> commit(RevWalk walk, ObjectId id) throws IOException {
        try {
            return Optional.of(new Revision(walk.parseCommit(id).name()));
        } catch (IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }
}
