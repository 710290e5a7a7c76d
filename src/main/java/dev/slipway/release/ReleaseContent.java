package dev.slipway.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a release brings, found in the commits between it and the one before. A merged pull request with a title that tells
 * something stands for its commits; other merges for nothing, as their commits tell themselves. What was taken back within
 * these commits is left out together with what took it back.
 */
public final class ReleaseContent {
    private final List<NotedCommit> commits;
    private final MergedCommits brought;
    private final Reverts reverts;
    private final Map<Integer, PullRequest> requests = new HashMap<>();

    /** What each pull request brought, by the place of its merge; without what smaller ones in it did. */
    private final Map<Integer, BitSet> owned = new HashMap<>();

    private final BitSet told = new BitSet();

    private ReleaseContent(List<NotedCommit> commits, Set<String> lasting) {
        this.commits = TopologicalOrder.of(commits);
        this.brought = new MergedCommits(this.commits);
        this.reverts = new Reverts(this.commits, brought);
        for (int i = 0; i < this.commits.size(); i++) {
            int place = i;
            PullRequest.of(this.commits.get(i).message())
                    .filter(request -> request.telling(lasting))
                    .ifPresent(request -> requests.put(place, request));
        }
        own();
    }

    /**
     * Finds it.
     *
     * @param commits in any order
     * @param lasting branches that gather the work of others, such as those of environments
     */
    public static ReleaseContent of(List<NotedCommit> commits, Set<String> lasting) {
        return new ReleaseContent(commits, lasting);
    }

    /**
     * Something to tell.
     *
     * @param commit that is told, or the merge of the pull request that is
     * @param title its first line, or the title of the pull request
     * @param brought what a pull request brought and was not taken back
     */
    record Item(NotedCommit commit, String title, Optional<PullRequest> request, List<NotedCommit> brought) {}

    /** The smallest merge around a commit tells it: pull requests can be merged into one another. */
    private void own() {
        requests.keySet().forEach(place -> owned.put(place, brought.by(place)));
        List<Integer> smallestFirst = requests.keySet().stream()
                .sorted(Comparator.comparingInt((Integer place) ->
                                owned.getOrDefault(place, new BitSet()).cardinality())
                        .thenComparing(place -> place))
                .toList();
        for (int place : smallestFirst) {
            BitSet own = owned.getOrDefault(place, new BitSet());
            own.andNot(told);
            told.or(own);
        }
    }

    /** All there is to tell, the newest first. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < commits.size(); i++) {
            NotedCommit commit = commits.get(i);
            PullRequest request = requests.get(i);
            if (request != null) {
                item(i, commit, request).ifPresent(items::add);
            } else if (!reverts.gone(i) && !told.get(i) && tellsItself(commit)) {
                items.add(new Item(commit, commit.subject(), Optional.empty(), List.of()));
            }
        }
        return items;
    }

    /** A pull request is told as long as something of it is left. */
    private Optional<Item> item(int place, NotedCommit merge, PullRequest request) {
        List<Integer> own = owned.getOrDefault(place, new BitSet()).stream()
                .filter(each -> !commits.get(each).merge() || requests.containsKey(each))
                .boxed()
                .toList();
        List<NotedCommit> left = own.stream()
                .filter(each -> !reverts.gone(each))
                .map(commits::get)
                .toList();
        boolean something = !reverts.undone(place) && (own.isEmpty() || !left.isEmpty());
        return something ? Optional.of(new Item(merge, request.title(), Optional.of(request), left)) : Optional.empty();
    }

    /** A merge that somebody described as a change is one; that a version was raised is none. */
    private static boolean tellsItself(NotedCommit commit) {
        Optional<ConventionalCommit> parsed = ConventionalCommit.parse(commit.message());
        boolean version = parsed.filter(each -> each.type().equals("chore")
                        && each.scope().filter("release"::equals).isPresent()
                        && !each.breaking())
                .isPresent();
        boolean change = !commit.merge()
                || parsed.filter(each -> each.breaking()
                                || List.of("feat", "fix", "perf").contains(each.type()))
                        .isPresent();
        return !version && change && !commit.subject().isEmpty();
    }

    /** What asks for a version: the messages of all commits that were not taken back, and the titles of pull requests. */
    List<String> messages() {
        List<String> messages =
                new ArrayList<>(items().stream().map(Item::title).toList());
        for (int i = 0; i < commits.size(); i++) {
            if (!reverts.gone(i)) {
                messages.add(commits.get(i).message());
            }
        }
        return messages;
    }
}
