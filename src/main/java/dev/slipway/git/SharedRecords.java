package dev.slipway.git;

import dev.slipway.git.RefUpdate.Rejection;
import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small texts that a team shares through the repository and its remote, without a server: each stands in a ledger, to which
 * one only adds. A ledger is the ref {@code refs/slipway/LEDGER}; its commits have one file a record, named by the SHA-256
 * of what is in it. So two that add at once cannot disagree: both records stay, in whatever order they come together. What
 * a remote has last shown is kept below {@code refs/slipway-remotes/REMOTE/}, and whatever it drops stays here.
 *
 * <p>Whether a record is true is for its reader to judge: whoever may push can add one.
 */
public final class SharedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRecords.class);
    private static final String OURS = Constants.R_REFS + "slipway/";
    private static final String THEIRS = Constants.R_REFS + "slipway-remotes/";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    /** A longer one is no record, in bytes. */
    private static final int LONGEST = 256 << 10;

    /** Others may add at the same time. */
    private static final int TURNS = 20;

    private final Repository repository;
    private final Faults faults;
    private final GitSettings settings;
    private final Clock clock;

    SharedRecords(Repository repository, Faults faults, GitSettings settings, Clock clock) {
        this.repository = repository;
        this.faults = faults;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What became of sharing.
     *
     * @param shared ledgers that the remote now has as they are here
     * @param rejected why it did not take the others
     */
    public record Sharing(List<String> shared, Map<String, Rejection> rejected) {
        public Sharing {
            shared = List.copyOf(shared);
            rejected = Map.copyOf(rejected);
        }
    }

    /** Names of all ledgers below this one, such as {@code promotions/}, sorted. */
    public List<String> ledgers(String prefix) {
        return faults.explained(() -> refs(OURS + prefix).keySet().stream()
                .map(name -> name.substring(OURS.length()))
                .toList());
    }

    /** What changes whenever a ledger has other records; empty where it has none. */
    public Optional<String> version(String ledger) {
        return faults.explained(() -> tip(OURS + ledger)).map(ObjectId::name);
    }

    /** The records of a ledger, in the order of their digests, which says nothing of when they were made. */
    public List<String> records(String ledger) {
        return faults.explained(() -> {
            Optional<ObjectId> tip = tip(OURS + ledger);
            return tip.isEmpty() ? List.of() : read(tip.get());
        });
    }

    private List<String> read(ObjectId tip) throws IOException {
        List<String> records = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Map.Entry<String, ObjectId> file : files(tip).entrySet()) {
                if (reader.getObjectSize(file.getValue(), Constants.OBJ_BLOB) > LONGEST) {
                    continue;
                }
                byte[] content =
                        reader.open(file.getValue(), Constants.OBJ_BLOB).getCachedBytes();
                if (name(content).equals(file.getKey())) {
                    records.add(new String(content, StandardCharsets.UTF_8));
                } else {
                    LOG.warn("{} is not what its name says", file.getKey());
                }
            }
        }
        return records;
    }

    /**
     * Adds a record here; one that is there already is not added again.
     *
     * @param message of the commit
     * @throws IllegalArgumentException if git allows no ref of this name, or the record is too long
     */
    public void add(String ledger, String record, String message) {
        byte[] content = record.getBytes(StandardCharsets.UTF_8);
        if (!Repository.isValidRefName(OURS + ledger) || content.length > LONGEST) {
            throw new IllegalArgumentException("No record of a ledger: " + ledger + ", " + content.length + " bytes");
        }
        faults.explained(() -> {
            for (int turn = 0; turn < TURNS; turn++) {
                Optional<ObjectId> tip = tip(OURS + ledger);
                SortedMap<String, ObjectId> files = tip.isEmpty() ? new TreeMap<>() : files(tip.get());
                try (ObjectInserter inserter = repository.newObjectInserter()) {
                    if (files.putIfAbsent(name(content), inserter.insert(Constants.OBJ_BLOB, content)) != null) {
                        return Optional.empty();
                    }
                    ObjectId commit = commit(inserter, files, tip.map(List::of).orElse(List.of()), message);
                    if (moved(OURS + ledger, tip, commit)) {
                        return Optional.empty();
                    }
                }
            }
            throw new GitException(
                    "Another program changes " + OURS + ledger + " again and again.",
                    "Try again; if no git runs, delete the .lock file beside the ref.");
        });
    }

    /** Ledgers that have records which this remote has not shown. */
    public List<String> unshared(String remote) {
        return faults.explained(() -> {
            List<String> unshared = new ArrayList<>();
            for (Map.Entry<String, ObjectId> ours : refs(OURS).entrySet()) {
                String ledger = ours.getKey().substring(OURS.length());
                Optional<ObjectId> theirs = tip(THEIRS + remote + "/" + ledger);
                if (theirs.isEmpty() || !contains(theirs.get(), ours.getValue())) {
                    unshared.add(ledger);
                }
            }
            return unshared;
        });
    }

    /**
     * Gets what others have shared, and adds it to what is here.
     *
     * @return ledgers that have new records here
     */
    public List<String> receive(Remotes remotes, String remote) throws InterruptedException {
        remotes.fetch(remote, List.of(new RefSpec("+" + OURS + "*:" + THEIRS + remote + "/*")));
        return faults.explained(() -> {
            List<String> changed = new ArrayList<>();
            String theirs = THEIRS + remote + "/";
            for (Map.Entry<String, ObjectId> shown : refs(theirs).entrySet()) {
                String ledger = shown.getKey().substring(theirs.length());
                if (joined(ledger, shown.getValue())) {
                    changed.add(ledger);
                }
            }
            return changed;
        });
    }

    /** Whether something new has come. */
    private boolean joined(String ledger, ObjectId theirs) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<ObjectId> ours = tip(OURS + ledger);
            if (ours.isPresent() && contains(ours.get(), theirs)) {
                return false;
            }
            boolean forward = ours.isEmpty() || contains(theirs, ours.get());
            if (moved(OURS + ledger, ours, forward ? theirs : both(ours.get(), theirs))) {
                return true;
            }
        }
        LOG.warn("{} could not be written; what came for it waits below {}", OURS + ledger, THEIRS);
        return false;
    }

    private ObjectId both(ObjectId ours, ObjectId theirs) throws IOException {
        SortedMap<String, ObjectId> files = files(theirs);
        files.putAll(files(ours));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            return commit(inserter, files, List.of(ours, theirs), "Join what several have added");
        }
    }

    /**
     * Gives the remote all that it has not shown. Where others have added at the same time, theirs are received and it
     * is tried again, until the remote has both. Other refusals are told.
     */
    public Sharing share(Remotes remotes, String remote, TransferProgress progress) throws InterruptedException {
        Map<String, Rejection> rejected = new LinkedHashMap<>();
        List<String> shared = new ArrayList<>();
        List<String> left = unshared(remote);
        for (int turn = 0; turn < TURNS && !left.isEmpty(); turn++) {
            Map<String, Optional<ObjectId>> before = new HashMap<>();
            left.forEach(ledger -> before.put(ledger, seen(remote, ledger)));
            for (RefUpdate update : push(remotes, remote, before, progress)) {
                String ledger = update.ref().substring(OURS.length());
                rejected.remove(ledger);
                update.rejection().ifPresent(why -> rejected.put(ledger, why));
                if (update.accepted()) {
                    update.after().ifPresent(id -> show(remote, ledger, ObjectId.fromString(id)));
                    shared.add(ledger);
                }
            }
            if (!rejected.isEmpty()) {
                receive(remotes, remote);
            }
            left = rejected.keySet().stream()
                    .filter(ledger -> !seen(remote, ledger).equals(before.get(ledger)))
                    .toList();
        }
        return new Sharing(shared, rejected);
    }

    private static List<RefUpdate> push(
            Remotes remotes, String remote, Map<String, Optional<ObjectId>> seen, TransferProgress progress)
            throws InterruptedException {
        List<Push> pushes = seen.entrySet().stream()
                .map(each -> new Push(
                        Optional.of(OURS + each.getKey()),
                        OURS + each.getKey(),
                        Optional.of(new Push.Lease(each.getValue().map(ObjectId::name)))))
                .toList();
        return remotes.push(remote, pushes, progress).refs();
    }

    private Optional<ObjectId> seen(String remote, String ledger) {
        return faults.explained(() -> tip(THEIRS + remote + "/" + ledger));
    }

    private void show(String remote, String ledger, ObjectId id) {
        faults.explained(() -> moved(THEIRS + remote + "/" + ledger, seen(remote, ledger), id));
    }

    private ObjectId commit(
            ObjectInserter inserter, SortedMap<String, ObjectId> files, List<ObjectId> parents, String message)
            throws IOException {
        TreeFormatter tree = new TreeFormatter();
        files.forEach((name, blob) -> tree.append(name, FileMode.REGULAR_FILE, blob));
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(tree));
        commit.setParentIds(parents);
        commit.setAuthor(settings.person(clock));
        commit.setCommitter(commit.getAuthor());
        commit.setMessage(message.strip() + "\n");
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    /** The records of a commit, by the digests that they have as names. */
    private SortedMap<String, ObjectId> files(ObjectId tip) throws IOException {
        SortedMap<String, ObjectId> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(tip).getTree());
            while (tree.next()) {
                if (tree.getFileMode(0).equals(FileMode.REGULAR_FILE)
                        && NAME.matcher(tree.getNameString()).matches()) {
                    files.put(tree.getNameString(), tree.getObjectId(0));
                }
            }
        }
        return files;
    }

    private boolean contains(ObjectId tip, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        }
    }

    /** Refs below this one that name commits, by their full names; what names something else is no ledger. */
    private SortedMap<String, ObjectId> refs(String prefix) throws IOException {
        SortedMap<String, ObjectId> refs = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                ObjectId id = ref.getObjectId();
                if (id != null && walk.parseAny(id) instanceof RevCommit) {
                    refs.put(ref.getName(), id);
                }
            }
        }
        return refs;
    }

    private Optional<ObjectId> tip(String ref) throws IOException {
        Ref found = repository.exactRef(ref);
        if (found == null || found.getObjectId() == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseAny(found.getObjectId()) instanceof RevCommit
                    ? Optional.of(found.getObjectId())
                    : Optional.empty();
        }
    }

    /** Whether it was still where it was expected. */
    private boolean moved(String ref, Optional<ObjectId> from, ObjectId to) throws IOException {
        org.eclipse.jgit.lib.RefUpdate update = repository.updateRef(ref);
        update.setExpectedOldObjectId(from.orElseGet(ObjectId::zeroId));
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        return switch (update.update()) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> true;
            case LOCK_FAILURE, REJECTED -> false;
            case REJECTED_CURRENT_BRANCH,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON,
                    IO_FAILURE,
                    NOT_ATTEMPTED,
                    RENAMED -> throw new IOException("the ref " + ref + " could not be written");
        };
    }

    private static String name(byte[] content) {
        return Digest.of(content).hex();
    }
}
