package dev.slipway.bench;

import dev.slipway.bench.HistoryRepository.Git;
import dev.slipway.git.Prediction;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a promotion brings, beside git's commands that tell it: the commits, the files with their counts, and what merging
 * would give; and a large diff, of which the list comes first. The two take turns in a process that has run for a while, and
 * medians count. Argument: how many rounds.
 */
final class PreviewBenchmark {
    private static final int ROUNDS = 9;
    private static final int WARM = 3;

    /** So many turns of the small one come to one of the large diff. */
    private static final int SMALL = 20;

    private static final List<String> LOG = List.of("log", "--format=%H %an %ct %s", "main..next");
    private static final List<String> DIFF = List.of("diff", "--numstat", "-M", "main...next");
    private static final List<String> MERGE = List.of("merge-tree", "--write-tree", "main", "next");
    private static final List<String> LARGE = List.of("diff", "--numstat", "-M", "main...large");

    private final Git git;
    private final Repository repository;
    private final Revision main;
    private final Revision next;
    private final Revision large;
    private final Revision base;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private PreviewBenchmark(Git git, Repository repository) throws IOException, InterruptedException {
        this.git = git;
        this.repository = repository;
        main = revision("main");
        next = revision("next");
        large = revision("large");
        base = new Revision(git.lines(List.of("merge-base", "main", "next")).getFirst());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("slipway-preview-");
        Git git = new Git(PreviewRepository.make(directory).path(), true);
        try (Repository repository = Repositories.open(directory)) {
            PreviewBenchmark benchmark = new PreviewBenchmark(git, repository);
            benchmark.check();
            benchmark.rounds(WARM);
            benchmark.seconds.clear();
            benchmark.rounds(rounds);
            benchmark.report();
        }
        System.exit(0);
    }

    private Revision revision(String name) throws IOException, InterruptedException {
        return new Revision(git.lines(List.of("rev-parse", name)).getFirst());
    }

    /** Both must give the same answers. */
    private void check() throws IOException, InterruptedException {
        same("commits", git.lines(LOG).size(), log());
        same("files", git.lines(DIFF), numstat(next));
        same("files of the large diff", git.lines(LARGE), numstat(large));
        String merged = predict() instanceof Prediction.Clean clean ? clean.tree() : "no tree";
        same("merging", git.lines(MERGE).getFirst(), merged);
    }

    private static void same(String what, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw new IllegalStateException(what + ": git says " + theirs + ", Slipway " + ours);
        }
    }

    private int log() {
        return repository.commitsBetween(main, next, Integer.MAX_VALUE).size();
    }

    private List<String> numstat(Revision to) {
        return repository.changesBetween(base, to).stream()
                .map(file -> file.added() + "\t" + file.removed() + "\t" + file.path())
                .toList();
    }

    private Prediction predict() throws InterruptedException {
        return repository.merges(System.getenv()).predict(main, next);
    }

    private void rounds(int count) throws IOException, InterruptedException {
        for (int i = 0; i < SMALL * count; i++) {
            preview();
        }
        for (int i = 0; i < count; i++) {
            large();
        }
    }

    private void preview() throws IOException, InterruptedException {
        take("git log", () -> git.run(LOG));
        take("git diff", () -> git.run(DIFF));
        take("git merge-tree", () -> git.run(MERGE));
        take("log", this::log);
        take("diff", () -> repository.changesBetween(base, next));
        take("merge", this::predict);
    }

    private void large() throws IOException, InterruptedException {
        take("git diff, large", () -> git.run(LARGE));
        take("list, large", () -> repository.changes(Optional.of(base), large));
        take("diff, large", () -> repository.changesBetween(base, large));
    }

    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private void take(String what, Act act) throws IOException, InterruptedException {
        long start = System.nanoTime();
        act.run();
        seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
    }

    private double median(String what) {
        List<Double> sorted =
                seconds.getOrDefault(what, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private void report() {
        System.out.println("| | git, s | slipway, s | ratio |\n|---|---|---|---|");
        row("90 commits", median("git log"), median("log"));
        row("142 files with counts", median("git diff"), median("diff"));
        row("what merging would give", median("git merge-tree"), median("merge"));
        double theirs = median("git log") + median("git diff") + median("git merge-tree");
        double ours = median("log") + median("diff") + median("merge");
        row("all three", theirs, ours);
        double list = median("list, large");
        double whole = median("diff, large");
        row("8,000 files listed", median("git diff, large"), list);
        row("8,000 files with counts", median("git diff, large"), whole);
        System.out.println("\n| goal | at most | measured | |\n|---|---|---|---|");
        System.out.println(new Goal("preview of a promotion", ours / theirs, 2, "").row());
        System.out.println(new Goal("8,000 files with counts", whole / median("git diff, large"), 3, "").row());
    }

    private static void row(String what, double theirs, double ours) {
        System.out.printf(Locale.ROOT, "| %s | %.4f | %.4f | %.3g |%n", what, theirs, ours, ours / theirs);
    }
}
