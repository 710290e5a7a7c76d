package dev.slipway.bench;

import dev.slipway.bench.HistoryRepository.Git;
import dev.slipway.git.Repository;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One act of Slipway beside the commands of git that tell the same.
 *
 * @param act as {@link HistoryActs} knows it
 * @param answer what of git's lines is to be equal to Slipway's answer
 * @param goal at most so much of git's time in a process that has run for a while; infinite for none
 */
record Contest(
        String title,
        String act,
        List<String> arguments,
        List<List<String>> commands,
        UnaryOperator<List<String>> answer,
        double goal) {
    private static final int MOST = 10;
    private static final double LONG = 5;

    /**
     * Medians in seconds.
     *
     * @param warm in a process that has run for a while, with the repository open
     * @param first the first call of a new process, with opening the repository
     * @param process that one from its start to its end
     */
    record Result(Contest contest, double git, double warm, double first, double process) {
        double ratio() {
            return warm / git;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f | %.3g | %.4f | %.3g | %.4f | %.3g |",
                    contest.title,
                    git,
                    warm,
                    ratio(),
                    first,
                    first / git,
                    process,
                    process / git);
        }

        Result withGit(double seconds) {
            return new Result(contest, seconds, warm, first, process);
        }
    }

    /** Slipway alone. */
    Contest alone() {
        return new Contest(title, act, arguments, List.of(), answer, goal);
    }

    /** As it is, but for nothing to reach. */
    Contest withoutGoal() {
        return new Contest(title, act, arguments, commands, answer, Double.POSITIVE_INFINITY);
    }

    /** Looks that both give the same answer, which is the round that is not counted. */
    void check(Git git, Repository repository) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (List<String> command : commands) {
            lines.addAll(git.lines(command));
        }
        List<String> theirs = answer.apply(lines);
        List<String> ours = new HistoryActs(repository).perform(act, arguments);
        if (!theirs.equals(ours)) {
            throw new IllegalStateException(title + ": git says " + theirs + ", Slipway " + ours);
        }
    }

    /** Lets both take turns: more of them where git is quick, so that this process has run for a while by then. */
    Result measure(Git git, Repository repository, int rounds) throws IOException, InterruptedException {
        HistoryActs acts = new HistoryActs(repository);
        List<Double> gits = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> process = new ArrayList<>();
        double spent = 0;
        for (int round = 0; round < rounds || (round < MOST * rounds && spent < LONG); round++) {
            long start = System.nanoTime();
            for (List<String> command : commands) {
                git.run(command);
            }
            gits.add(since(start));
            spent += gits.getLast();
            start = System.nanoTime();
            acts.perform(act, arguments);
            warm.add(since(start));
            if (round < rounds) {
                start = System.nanoTime();
                first.add(fresh(git.path()));
                process.add(since(start));
            }
        }
        return new Result(this, median(gits), median(warm), median(first), median(process));
    }

    /** The act in a process of its own, a Java with the flags of this one. */
    private double fresh(Path repository) throws IOException, InterruptedException {
        Path rest = Files.write(repository.resolve(".git/slipway-bench-arguments"), arguments);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FreshHistory.class.getName()));
        command.addAll(List.of(repository.toString(), act, rest.toString()));
        return Double.parseDouble(
                Program.in(repository).run(command.toArray(String[]::new)).strip());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
