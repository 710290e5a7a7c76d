package dev.slipway.git;

import dev.slipway.git.graph.CommitGraph;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tags of refs. What an id names never changes, so each is read once, as long as a ref has it. */
final class TagObjects {
    private final Repository repository;
    private Map<ObjectId, Optional<Tag>> known = Map.of();

    TagObjects(Repository repository) {
        this.repository = repository;
    }

    /**
     * Those of these refs that name commits. Where a tag or its commit cannot be read, it is left out, and read again the next
     * time.
     *
     * @param graph an id that its files have is a commit's, which need not be read for that
     */
    synchronized List<Tag> of(List<Ref> refs, CommitGraph graph) throws IOException {
        List<Tag> tags = new ArrayList<>();
        Map<ObjectId, Optional<Tag>> present = HashMap.newHashMap(refs.size());
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : refs) {
                ObjectId id = ref.getObjectId();
                if (id == null) {
                    continue; // it leads to a ref that is not there
                }
                String name = Repository.shortenRefName(ref.getName());
                Optional<Tag> tag = known.get(id);
                if (tag == null) {
                    try {
                        tag = graph.has(id) ? Optional.of(light(name, id)) : read(walk, ref);
                    } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException broken) {
                        continue;
                    }
                }
                present.put(id, tag);
                tag.map(same -> named(name, same)).ifPresent(tags::add);
            }
        }
        known = present;
        return tags;
    }

    private static Tag named(String name, Tag tag) {
        return tag.name().equals(name)
                ? tag
                : new Tag(name, tag.revision(), tag.annotated(), tag.tagger(), tag.at(), tag.message());
    }

    private static Tag light(String name, ObjectId commit) {
        return new Tag(name, new Revision(commit.name()), false, Optional.empty(), Optional.empty(), "");
    }

    /** The tag of this ref; empty where it names something else than a commit. Throws what JGit does where it is broken. */
    static Optional<Tag> read(RevWalk walk, Ref ref) throws IOException {
        String name = Repository.shortenRefName(ref.getName());
        RevObject object = walk.parseAny(ref.getObjectId());
        RevObject named = object;
        while (named instanceof RevTag tag) {
            named = tag.getObject();
            if (named instanceof RevTag) {
                walk.parseHeaders(named);
            }
        }
        if (!(named instanceof RevCommit)) {
            return Optional.empty();
        }
        if (!walk.getObjectReader().has(named)) {
            throw new MissingObjectException(named, Constants.TYPE_COMMIT);
        }
        if (!(object instanceof RevTag tag)) {
            return Optional.of(light(name, named));
        }
        Optional<PersonIdent> tagger = tagger(tag);
        return Optional.of(new Tag(
                name,
                new Revision(named.name()),
                true,
                tagger.flatMap(History::person),
                tagger.map(PersonIdent::getWhenAsInstant),
                tag.getFullMessage().strip()));
    }

    /** Empty where it is not said, or with a time that no calendar has. */
    private static Optional<PersonIdent> tagger(RevTag tag) {
        try {
            return Optional.ofNullable(tag.getTaggerIdent());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
