package dev.slipway.git.merge;

import dev.slipway.git.merge.Conflict.Kind;
import dev.slipway.git.program.InstalledProgram;
import dev.slipway.git.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Asks {@code git merge-tree --write-tree}, which touches neither work tree nor index nor refs. */
final class MergeProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLEAN = 0;
    private static final int CONFLICT = 1;

    /** Words of git for a conflict that its stages do not tell. */
    private static final Map<String, Kind> NAMED = Map.of(
            "rename", Kind.RENAMED,
            "file location", Kind.RENAMED,
            "binary", Kind.BINARY,
            "submodule", Kind.SUBMODULE,
            "distinct", Kind.TYPE,
            "file/directory", Kind.DIRECTORY);

    private final Repository repository;
    private final Map<String, String> environment;

    MergeProgram(Repository repository, Map<String, String> environment) {
        this.repository = repository;
        this.environment = environment;
    }

    /** What git says; where there is no git that can say it, the doubt. */
    Verdict asked(String ours, String theirs, Verdict.Unsure doubt) throws IOException, InterruptedException {
        Optional<Path> git = InstalledProgram.find("git", environment);
        if (git.isEmpty()) {
            return doubt;
        }
        ProgramRun.Ended answer = run(git.get(), ours, theirs);
        List<String> parts = List.of(answer.output().split("\0", -1));
        if (!ObjectId.isId(parts.getFirst())) {
            return doubt;
        }
        return switch (answer.status()) {
            case CLEAN -> new Verdict.Clean(parts.getFirst());
            case CONFLICT -> new Verdict.Conflicting(conflicts(parts));
            default -> doubt;
        };
    }

    private ProgramRun.Ended run(Path git, String ours, String theirs) throws IOException, InterruptedException {
        Path place = (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toPath();
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("GIT_"));
        own.put("LC_ALL", "C.UTF-8");
        own.put("GIT_TERMINAL_PROMPT", "0");
        try {
            return new ProgramRun(place, own, PATIENCE)
                    .of(git, List.of("merge-tree", "--write-tree", "-z", "--messages", ours, theirs), new byte[0]);
        } catch (IOException e) {
            throw new IOException("git merge-tree gives no answer: " + e.getMessage(), e);
        }
    }

    /** The tree; stages, each {@code mode id stage TAB path}; nothing; messages, each a count, paths, a kind and a text. */
    private List<Conflict> conflicts(List<String> parts) throws IOException {
        int end = parts.subList(1, parts.size()).indexOf("") + 1;
        Map<String, Trio> stages = stages(parts.subList(1, end));
        Map<String, Conflict> found = new LinkedHashMap<>();
        int at = end + 1;
        while (at < parts.size() && !parts.get(at).isBlank()) {
            int paths = Integer.parseInt(parts.get(at).strip());
            String path = parts.get(at + 1);
            Optional<String> was = paths > 1 ? Optional.of(parts.get(at + 2)) : Optional.empty();
            String kind = parts.get(at + 1 + paths);
            if (kind.startsWith("CONFLICT")) {
                found.put(path, conflict(path, was, kind, stages.getOrDefault(path, Trio.NOWHERE)));
            }
            at += paths + 3;
        }
        stages.forEach((path, trio) -> {
            if (found.values().stream().noneMatch(known -> concerns(known, path))) {
                found.put(path, new Conflict(kind(trio), path, Optional.empty(), List.of()));
            }
        });
        return List.copyOf(found.values());
    }

    private static boolean concerns(Conflict conflict, String path) {
        return conflict.path().equals(path)
                || conflict.was().filter(path::equals).isPresent();
    }

    private static Map<String, Trio> stages(List<String> lines) {
        Map<String, Trio> stages = new LinkedHashMap<>();
        for (String line : lines) {
            String[] head = line.substring(0, line.indexOf('\t')).split(" ", -1);
            Leaf leaf =
                    new Leaf(FileMode.fromBits(Integer.parseInt(head[0], 8)).getBits(), ObjectId.fromString(head[1]));
            Trio known = stages.getOrDefault(line.substring(line.indexOf('\t') + 1), Trio.NOWHERE);
            stages.put(
                    line.substring(line.indexOf('\t') + 1),
                    switch (head[2]) {
                        case "1" -> new Trio(leaf, known.ours(), known.theirs());
                        case "2" -> new Trio(known.base(), leaf, known.theirs());
                        default -> new Trio(known.base(), known.ours(), leaf);
                    });
        }
        return stages;
    }

    private Conflict conflict(String path, Optional<String> was, String told, Trio stages) throws IOException {
        Kind kind = told(told).orElseGet(() -> kind(stages));
        return new Conflict(
                kind, path, was, kind == Kind.CONTENT || kind == Kind.BOTH_ADDED ? hunks(stages) : List.of());
    }

    private static Optional<Kind> told(String kind) {
        return NAMED.entrySet().stream()
                .filter(named -> kind.contains(named.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Kind kind(Trio stages) {
        if (stages.ours().absent()) {
            return Kind.DELETED_BY_OURS;
        }
        if (stages.theirs().absent()) {
            return Kind.DELETED_BY_THEIRS;
        }
        return stages.base().absent() ? Kind.BOTH_ADDED : Kind.CONTENT;
    }

    private List<Hunk> hunks(Trio stages) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                ObjectInserter unused = repository.newObjectInserter()) {
            return new FileMerge(reader, unused).hunks(stages);
        }
    }
}
