package dev.slipway.git;

import dev.slipway.git.signature.NotSigned;
import dev.slipway.git.signature.Signature;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * The signatures of a repository, checked and made with the programs, keys and settings that git has for them. An
 * interruption ends a check or a signing with a {@link GitException}, and the thread stays interrupted.
 */
public final class Signatures {
    private final Repository repository;
    private final Faults faults;
    private final Clock clock;
    private final GitSettings settings;

    Signatures(Repository repository, Faults faults, Clock clock, GitSettings settings) {
        this.repository = repository;
        this.faults = faults;
        this.clock = clock;
        this.settings = settings;
    }

    private interface Waiting<T> {
        T run() throws InterruptedException;
    }

    /** Of a commit. */
    public Signature of(Revision commit) {
        byte[] content = faults.explained(
                () -> repository.open(History.id(commit), Constants.OBJ_COMMIT).getCachedBytes());
        return uninterrupted(() -> settings.verifier().commit(content));
    }

    /** Of the tag of this name; a tag that is not annotated has none. */
    public Signature ofTag(String name) {
        ObjectLoader tag = faults.explained(() -> repository.open(tagged(name)));
        byte[] content = faults.explained(tag::getCachedBytes);
        return tag.getType() == Constants.OBJ_TAG
                ? uninterrupted(() -> settings.verifier().tag(content))
                : new Signature.None();
    }

    private ObjectId tagged(String name) throws IOException {
        Ref ref = repository.exactRef(Constants.R_TAGS + name);
        ObjectId id = ref == null ? null : ref.getObjectId();
        if (id == null) {
            throw new GitException("There is no tag " + name + ".", "See with git tag which there are.");
        }
        return id;
    }

    /** Whether git's configuration asks that annotated tags are signed. */
    public boolean wanted() {
        return settings.signsTags();
    }

    /** With what {@link #tag} signs, in words. Whether it can is known only then. */
    public String means() {
        return settings.signer().means(settings.person().toString());
    }

    /** Makes a signed annotated tag. Refused as an unsigned one is, and if it cannot be signed. */
    public Tag tag(String name, Revision revision, String message) {
        PersonIdent tagger = settings.person(clock);
        return faults.explained(() -> new Refs(repository)
                .makeSignedTag(name, revision, message, tagger, content -> sign("the tag", content)));
    }

    /** The signature of a commit, as git stores one without. */
    byte[] commit(byte[] content) {
        return sign("the commit", content);
    }

    private byte[] sign(String what, byte[] content) {
        String person = settings.person().toString();
        return uninterrupted(() -> {
            try {
                return settings.signer().sign(what, content, person);
            } catch (NotSigned e) {
                throw new GitException(e.reason(), e.remedy(), e);
            }
        });
    }

    private static <T> T uninterrupted(Waiting<T> work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException("The work on a signature was interrupted.", "Begin it again.", e);
        }
    }
}
