package dev.slipway.bench;

import dev.slipway.git.Branch;
import dev.slipway.git.Commit;
import dev.slipway.git.GraphView;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Row;
import dev.slipway.git.graph.Tip;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Slipway is asked of a history, with answers as git gives them. */
record HistoryActs(Repository repository) {
    private static final int SCREEN = 200;
    private static final int PIECE = 10_000;

    /** Performs an act by its name; gives what there is to compare. */
    List<String> perform(String act, List<String> arguments) {
        return switch (act) {
            case "refs" -> List.of(Integer.toString(branches().size() + tags().size()));
            case "first" -> List.of(Integer.toString(first().size()));
            case "layout" -> List.of(Integer.toString(layout().size()));
            case "oldest" -> {
                Revision oldest = new Revision(arguments.getFirst());
                yield around(layout(), oldest).stream()
                        .map(commit -> commit.revision().id())
                        .filter(oldest.id()::equals)
                        .toList();
            }
            case "pairs" -> pairs(revisions(arguments));
            case "many" -> many(revisions(arguments));
            case "containing" -> List.of(Integer.toString(containing(new Revision(arguments.getFirst()))));
            case "log" -> log(new Revision(arguments.getFirst()), new Revision(arguments.getLast()));
            case "diff" ->
                List.of(Integer.toString(repository
                        .changesBetween(new Revision(arguments.getFirst()), new Revision(arguments.getLast()))
                        .size()));
            case "filter" -> List.of(Long.toString(filter(layout(), arguments.getFirst())));
            default -> throw new IllegalArgumentException("There is no act " + act);
        };
    }

    List<Branch> branches() {
        return repository.branches();
    }

    List<Tag> tags() {
        return repository.tags();
    }

    /** Refs and the first rows with their lines and subjects. */
    List<Row> first() {
        GraphView view = view();
        view.extend(SCREEN);
        List<Row> rows = view.rows(0, SCREEN);
        repository.commits(rows.stream().map(Row::revision).toList());
        return rows;
    }

    /** All rows, made in the steps in which the window makes them behind what is shown. */
    GraphView layout() {
        GraphView view = view();
        while (!view.complete()) {
            view.extend(PIECE);
        }
        return view;
    }

    private GraphView view() {
        List<Tip> tips = Stream.concat(
                        branches().stream().map(branch -> new Tip(branch.tip(), branch.name())),
                        tags().stream().map(tag -> new Tip(tag.revision(), tag.name())))
                .toList();
        List<Tip> chosen =
                tips.stream().filter(tip -> tip.name().equals("main")).toList();
        return repository.graph(Extent.whole(chosen, tips));
    }

    /** The rows around a commit, as they are shown. */
    List<Commit> around(GraphView view, Revision revision) {
        int row = view.rowOf(revision).orElseThrow();
        return repository.commits(view.rows(Math.max(0, row - SCREEN / 2), SCREEN).stream()
                .map(Row::revision)
                .toList());
    }

    private List<String> pairs(List<Revision> revisions) {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i += 2) {
            counts.add(text(repository.compare(revisions.get(i), revisions.get(i + 1))));
        }
        return counts;
    }

    /** All behind the first with it. */
    private List<String> many(List<Revision> revisions) {
        return repository.compare(revisions.subList(1, revisions.size()), revisions.getFirst()).stream()
                .map(HistoryActs::text)
                .toList();
    }

    private static String text(AheadBehind counts) {
        return counts.ahead() + "\t" + counts.behind();
    }

    private int containing(Revision revision) {
        List<Tag> tags = tags();
        var tips =
                repository.containing(revision, tags.stream().map(Tag::revision).toList());
        return (int) tags.stream().filter(tag -> tips.contains(tag.revision())).count();
    }

    private List<String> log(Revision from, Revision to) {
        return List.of(Integer.toString(
                repository.commitsBetween(from, to, Integer.MAX_VALUE).size()));
    }

    private long filter(GraphView view, String text) {
        return IntStream.iterate(0, first -> first < view.size(), first -> first + PIECE)
                .mapToLong(first -> repository.commits(view.revisions(first, PIECE)).stream()
                        .filter(commit -> commit.message().contains(text))
                        .count())
                .sum();
    }

    private static List<Revision> revisions(List<String> ids) {
        return ids.stream().map(Revision::new).toList();
    }
}
