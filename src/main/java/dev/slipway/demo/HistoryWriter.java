package dev.slipway.demo;

import dev.slipway.demo.ShopStory.Step;
import dev.slipway.git.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;

/** Writes the steps of a story into a repository, without a work tree: objects as they come, refs at the end. */
final class HistoryWriter implements AutoCloseable {
    private final Repository repository;
    private final ShopHosts hosts;
    private final ObjectInserter inserter;
    private final Map<String, Tip> branches = new TreeMap<>();
    private final Map<String, ObjectId> tags = new TreeMap<>();

    private record Tip(ObjectId commit, Shop shop) {}

    HistoryWriter(Repository repository, ShopHosts hosts) {
        this.repository = repository;
        this.hosts = hosts;
        this.inserter = repository.newObjectInserter();
    }

    void write(Step step, Instant at) throws IOException {
        switch (step) {
            case Step.Fork fork -> branches.put(fork.branch(), tip(fork.from()));
            case Step.Change change ->
                commit(
                        change.branch(),
                        shop(change.branch()).with(change.change()),
                        change.message(),
                        change.author(),
                        at);
            case Step.Release release -> release(release, at);
            case Step.Merge merge -> merge(merge, at);
        }
    }

    /** Makes branches and tags. */
    void finish() throws IOException {
        inserter.flush();
        for (Map.Entry<String, Tip> branch : branches.entrySet()) {
            makeRef(Constants.R_HEADS + branch.getKey(), branch.getValue().commit());
        }
        for (Map.Entry<String, ObjectId> tag : tags.entrySet()) {
            makeRef(Constants.R_TAGS + tag.getKey(), tag.getValue());
        }
    }

    @Override
    public void close() {
        inserter.close();
    }

    private void release(Step.Release release, Instant at) throws IOException {
        String version = release.version();
        Shop shop = shop(release.branch()).released(version);
        commit(release.branch(), shop, "chore: release " + version, release.author(), at);
        TagBuilder tag = new TagBuilder();
        tag.setTag("v" + version);
        tag.setObjectId(tip(release.branch()).commit(), Constants.OBJ_COMMIT);
        tag.setTagger(ident(release.author(), at));
        tag.setMessage("Release " + version + "\n\n" + release.notes() + "\n");
        tags.put(tag.getTag(), inserter.insert(tag));
    }

    private void merge(Step.Merge merge, Instant at) throws IOException {
        Tip merged = tip(merge.branch());
        String message = "Merge branch '" + merge.branch() + "' into " + merge.into();
        commit(merge.into(), shop(merge.into()).merged(merged.shop()), message, merge.author(), at, merged.commit());
        if (merge.branch().startsWith("feature/")) {
            branches.remove(merge.branch());
        }
    }

    private void commit(String branch, Shop shop, String message, Person author, Instant at, ObjectId... merged)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree(shop));
        Stream<ObjectId> first =
                branches.containsKey(branch) ? Stream.of(tip(branch).commit()) : Stream.empty();
        commit.setParentIds(Stream.concat(first, Stream.of(merged)).toList());
        commit.setAuthor(ident(author, at));
        commit.setCommitter(ident(author, at));
        commit.setMessage(message + "\n");
        branches.put(branch, new Tip(inserter.insert(commit), shop));
    }

    private ObjectId tree(Shop shop) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : shop.files(hosts).entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(file.getKey().equals(Shop.RESTART) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private Tip tip(String branch) {
        Tip tip = branches.get(branch);
        if (tip == null) {
            throw new IllegalStateException("The story has no branch " + branch + " at this step");
        }
        return tip;
    }

    private Shop shop(String branch) {
        return branches.containsKey(branch) ? tip(branch).shop() : Shop.EMPTY;
    }

    private void makeRef(String name, ObjectId target) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(target);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW) {
            throw new IOException("The ref " + name + " could not be made: " + result);
        }
    }

    private static PersonIdent ident(Person person, Instant at) {
        return new PersonIdent(person.name(), person.email(), at, ZoneOffset.UTC);
    }
}
