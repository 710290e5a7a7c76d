package dev.slipway.bench;

import dev.slipway.bench.HistoryRepository.Git;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What is compared with git, on commits of the made history. */
record HistoryContests(Git git) {
    static final int SOME = 100;

    private static final String BASE = "origin/develop";
    static final int PAIRS = 24;

    private static final int APART = 10_000;
    private static final double NO_GOAL = Double.POSITIVE_INFINITY;

    Contest refs() {
        return contest("refs", "refs", List.of(), HistoryContests::counted, 1, List.of("for-each-ref"));
    }

    Contest first(double goal) {
        List<String> command = List.of("log", "--graph", "--oneline", "--all", "-200");
        return contest("refs and the first 200 rows", "first", List.of(), HistoryContests::commits, goal, command);
    }

    Contest layout() {
        List<String> command = List.of("log", "--graph", "--format=%h", "--all");
        return contest("refs and all rows", "layout", List.of(), HistoryContests::commits, 0.3, command);
    }

    /** git has it in its last row: it has no parent. */
    Contest oldest() throws IOException, InterruptedException {
        List<String> command = List.of("log", "--graph", "--format=%H", "--all");
        UnaryOperator<List<String>> last = lines -> List.of(lines.getLast().replaceAll("[^0-9a-f]", ""));
        return contest(
                "200 rows around the oldest commit, nothing laid out before",
                "oldest",
                List.of(root()),
                last,
                NO_GOAL,
                command);
    }

    String root() throws IOException, InterruptedException {
        return git.lines(List.of("rev-list", "--max-parents=0", "origin/main")).getFirst();
    }

    /** Tips of branches and tags at random, and the pair that has several merge bases. */
    Contest pairs(int count) throws IOException, InterruptedException {
        Random random = new Random(7);
        List<String> tips = git.lines(List.of("for-each-ref", "--format=%(objectname)^{commit}"));
        List<String> names = new ArrayList<>(List.of("origin/main", BASE));
        while (names.size() < 2 * count) {
            names.add(tips.get(random.nextInt(tips.size())));
        }
        List<String> ids = ids(names);
        List<List<String>> calls = IntStream.range(0, count)
                .mapToObj(i -> call(ids.get(2 * i), ids.get(2 * i + 1)))
                .toList();
        return new Contest(
                "ahead and behind of %d pairs, one by one".formatted(count),
                "pairs",
                ids,
                calls,
                UnaryOperator.identity(),
                1);
    }

    /** Of some branches, evenly picked, against develop: git is called once for each. */
    Contest some() throws IOException, InterruptedException {
        List<String> all = branches();
        List<String> some = IntStream.range(0, SOME)
                .mapToObj(i -> all.get(i * all.size() / SOME))
                .toList();
        String base = ids(List.of(BASE)).getFirst();
        List<List<String>> calls = some.stream().map(tip -> call(tip, base)).toList();
        return new Contest(
                "ahead and behind of %d branches".formatted(SOME),
                "many",
                withBase(base, some),
                calls,
                UnaryOperator.identity(),
                0.02);
    }

    /** Of all branches, for which git has one command only since 2.41. */
    Contest all() throws IOException, InterruptedException {
        List<String> all = branches();
        return new Contest(
                "ahead and behind of %,d branches".formatted(all.size()),
                "many",
                withBase(ids(List.of(BASE)).getFirst(), all),
                List.of(List.of("for-each-ref", "--format=%(ahead-behind:" + BASE + ")", "refs/heads", "refs/remotes")),
                lines -> lines.stream().map(line -> line.replace(' ', '\t')).toList(),
                NO_GOAL);
    }

    List<Contest> containing() throws IOException, InterruptedException {
        List<String> tagged = git.lines(List.of("rev-list", "--tags", "origin/main"));
        return List.of(
                containing("the tags with a commit of main at its end", tagged.getFirst()),
                containing("the tags with a commit in the middle", tagged.get(tagged.size() / 2)),
                containing("the tags with the oldest commit", tagged.getLast()));
    }

    private static Contest containing(String title, String commit) {
        List<String> command = List.of("tag", "--contains", commit);
        return contest(title, "containing", List.of(commit), HistoryContests::counted, 1, command);
    }

    Contest log() throws IOException, InterruptedException {
        List<String> ends = ends();
        List<String> command = List.of("log", "--format=%H %an %ct %s", ends.getFirst() + ".." + ends.getLast());
        return contest("the commits between two 10,000 apart", "log", ends, HistoryContests::counted, NO_GOAL, command);
    }

    Contest diff() throws IOException, InterruptedException {
        List<String> ends = ends();
        List<String> command = List.of("diff", "--numstat", "-M", ends.getFirst(), ends.getLast());
        return contest("the files between two 10,000 apart", "diff", ends, HistoryContests::counted, NO_GOAL, command);
    }

    Contest filter() {
        String text = "flaky tests";
        List<String> command = List.of("log", "--all", "--format=%h", "-F", "--grep=" + text);
        return contest("a text in all messages", "filter", List.of(text), HistoryContests::counted, NO_GOAL, command);
    }

    private List<String> ends() throws IOException, InterruptedException {
        List<String> command = List.of("rev-list", "--max-count=1", "--skip=" + APART, BASE);
        return List.of(git.lines(command).getFirst(), ids(List.of(BASE)).getFirst());
    }

    private List<String> branches() throws IOException, InterruptedException {
        return git.lines(List.of("for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes"));
    }

    private List<String> ids(List<String> names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("rev-parse"));
        command.addAll(names);
        return git.lines(command);
    }

    private static List<String> withBase(String base, List<String> tips) {
        List<String> all = new ArrayList<>(List.of(base));
        all.addAll(tips);
        return all;
    }

    private static List<String> call(String left, String right) {
        return List.of("rev-list", "--left-right", "--count", left + "..." + right);
    }

    private static List<String> counted(List<String> lines) {
        return List.of(Integer.toString(lines.size()));
    }

    /** Counts the rows of a graph that have a commit. */
    private static List<String> commits(List<String> lines) {
        return List.of(
                Long.toString(lines.stream().filter(line -> line.contains("*")).count()));
    }

    private static Contest contest(
            String title,
            String act,
            List<String> arguments,
            UnaryOperator<List<String>> answer,
            double goal,
            List<String> command) {
        return new Contest(title, act, arguments, List.of(command), answer, goal);
    }
}
