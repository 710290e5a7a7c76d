package dev.slipway.bench;

import dev.slipway.bench.Contest.Result;
import dev.slipway.bench.HistoryRepository.Git;
import dev.slipway.git.Branch;
import dev.slipway.git.GraphView;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Slipway's reading of a history beside git's, on a made one of a million commits, 2,000 branches and 5,000 tags, with git's
 * commit-graph file and without. The two take turns, and medians count. Arguments: how many commits, how many rounds, where
 * the repository lies or is to be made, and what to measure if not all: memory, acts of {@link HistoryActs} with the file, or
 * without, for all that is measured without it.
 */
final class HistoryBenchmark {
    private static final int COMMITS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int JUMPS = 20;
    private static final int FEW = 4;

    private final HistoryRepository made;
    private final int rounds;
    private final List<String> acts;
    private final List<Goal> goals = new ArrayList<>();

    private HistoryBenchmark(HistoryRepository made, int rounds, List<String> acts) {
        this.made = made;
        this.rounds = rounds;
        this.acts = acts;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        int commits = given.isEmpty() ? COMMITS : Integer.parseInt(given.getFirst());
        int rounds = given.size() < 2 ? ROUNDS : Integer.parseInt(given.get(1));
        Path place = Path.of(given.size() < 3 ? "target/history-" + commits : given.get(2));
        HistoryRepository made = HistoryRepository.of(place.toAbsolutePath(), commits);
        HistoryBenchmark benchmark =
                new HistoryBenchmark(made, rounds, given.subList(Math.min(3, given.size()), given.size()));
        benchmark.memory();
        benchmark.withFile();
        benchmark.withoutFile();
        System.out.println("\n| goal | at most | measured | |\n|---|---|---|---|");
        benchmark.goals.forEach(goal -> System.out.println(goal.row()));
        System.exit(0);
    }

    private boolean wants(String act) {
        return acts.isEmpty() || acts.contains(act);
    }

    private void withFile() throws IOException, InterruptedException {
        Git git = made.with(true);
        HistoryContests contests = new HistoryContests(git);
        head("with a commit-graph file");
        try (Repository repository = Repositories.open(git.path())) {
            run(contests.refs(), git, repository);
            run(contests.first(0.25), git, repository)
                    .ifPresent(first -> goals.add(new Goal(
                            "the same, a new process from its start to its end",
                            first.process() / first.git(),
                            1,
                            "")));
            run(contests.layout(), git, repository);
            run(contests.oldest(), git, repository);
            run(contests.pairs(HistoryContests.PAIRS), git, repository);
            Optional<Result> some = run(contests.some(), git, repository);
            if (some.isPresent()) {
                all(contests.all(), some.get(), git, repository);
            }
            for (Contest contest : contests.containing()) {
                run(contest, git, repository);
            }
            run(contests.log(), git, repository);
            run(contests.diff(), git, repository);
            run(contests.filter(), git, repository);
        }
    }

    /** Where git has no command for all branches at once, its calls for some of them tell what those for all would take. */
    private void all(Contest all, Result some, Git git, Repository repository)
            throws IOException, InterruptedException {
        if (git.can(all.commands().getFirst())) {
            compare(all, git, repository);
        } else {
            double calls = all.arguments().size() - 1;
            Result result = all.alone().measure(git, repository, rounds);
            System.out.println(
                    result.withGit(some.git() * calls / HistoryContests.SOME).row());
        }
    }

    private void withoutFile() throws IOException, InterruptedException {
        if (wants("without")) {
            Git git = made.with(false);
            HistoryContests contests = new HistoryContests(git);
            head("without");
            try (Repository repository = Repositories.open(git.path())) {
                compare(contests.first(0.2), git, repository);
                compare(contests.layout().withoutGoal(), git, repository);
                compare(contests.pairs(FEW).withoutGoal(), git, repository);
                compare(contests.containing().getLast().withoutGoal(), git, repository);
            } finally {
                made.with(true);
            }
        }
    }

    private static void head(String state) {
        System.out.println(
                "\n| " + state + " | git, s | slipway, s | ratio | first call, s | ratio | process, s | ratio |"
                        + "\n|---|---|---|---|---|---|---|---|");
    }

    private Optional<Result> run(Contest contest, Git git, Repository repository)
            throws IOException, InterruptedException {
        return wants(contest.act()) ? Optional.of(compare(contest, git, repository)) : Optional.empty();
    }

    private Result compare(Contest contest, Git git, Repository repository) throws IOException, InterruptedException {
        contest.check(git, repository);
        Result result = contest.measure(git, repository, rounds);
        System.out.println(result.row());
        if (Double.isFinite(contest.goal())) {
            goals.add(new Goal(
                    contest.title() + (git.graph() ? "" : ", without the file"), result.ratio(), contest.goal(), ""));
        }
        return result;
    }

    /** What all that the window keeps of a history takes, after a collection. */
    private void memory() throws IOException, InterruptedException {
        if (!wants("memory")) {
            return;
        }
        Git git = made.with(true);
        double before = Memory.heap();
        try (Repository repository = Repositories.open(git.path())) {
            HistoryActs acts = new HistoryActs(repository);
            List<Branch> branches = acts.branches();
            List<Tag> tags = acts.tags();
            acts.first();
            double open = Memory.heap();
            GraphView view = acts.layout();
            double all = Memory.heap();
            String resident = Memory.resident();
            double million = (all - open) * COMMITS / view.size();
            System.out.printf(
                    Locale.ROOT,
                    "%nHeap: %.1f MB before, %.1f MB more with the repository, %,d branches and %,d tags, %.1f MB more with"
                            + " %,d rows. %s%n",
                    before,
                    open - before,
                    branches.size(),
                    tags.size(),
                    all - open,
                    view.size(),
                    resident);
            jumps(acts, view, new Revision(new HistoryContests(git).root()));
            goals.add(new Goal("heap of a million rows", million, 250, " MB"));
            goals.add(new Goal("all heap with everything open", all, 600, " MB"));
        }
    }

    private static void jumps(HistoryActs acts, GraphView view, Revision oldest) {
        long start = System.nanoTime();
        for (int i = 0; i < JUMPS; i++) {
            acts.around(view, oldest);
        }
        System.out.printf(
                Locale.ROOT,
                "200 rows around the oldest commit with their subjects, once all are laid out: %.4f s%n",
                (System.nanoTime() - start) / 1e9 / JUMPS);
    }
}
