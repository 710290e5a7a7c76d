package dev.slipway.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of some commits were taken back by others of them. Who takes back a revert brings back what that had taken; what a
 * reverted merge brought goes with it.
 */
final class Reverts {
    private static final Pattern TARGET =
            Pattern.compile("^This reverts (?:merge )?commit ([0-9a-f]{7,40})\\b", Pattern.MULTILINE);
    private static final Pattern REFS = Pattern.compile("^Refs: ([0-9a-f]{7,40})\\b", Pattern.MULTILINE);
    private static final Pattern REVERT = Pattern.compile("Revert:? \"(.*)\"( \\(#\\d{1,18}\\))?");

    private final BitSet undone = new BitSet();
    private final BitSet undoing = new BitSet();

    /** @param commits from the newest, each before those that it builds upon */
    Reverts(List<NotedCommit> commits, MergedCommits brought) {
        NavigableMap<String, Integer> places = new TreeMap<>();
        commits.forEach(commit -> places.put(commit.revision().id(), places.size()));
        Map<String, NavigableSet<Integer>> subjects = new HashMap<>();
        for (int i = 0; i < commits.size(); i++) {
            subjects.computeIfAbsent(commits.get(i).subject(), _ -> new TreeSet<>())
                    .add(i);
        }
        Map<Integer, Integer> targets = new HashMap<>();
        for (int i = 0; i < commits.size(); i++) {
            int revert = i;
            Optional<String> id = target(commits.get(i).message());
            Optional<Integer> target =
                    id.isPresent() ? id.flatMap(known -> place(known, places)) : named(commits.get(i), i, subjects);
            target.ifPresent(found -> targets.put(revert, found));
        }
        for (int i = 0; i < commits.size(); i++) {
            Integer target = targets.get(i);
            if (target != null && target != i && !undone.get(i)) {
                undoing.set(i);
                undone.set(target);
                undone.or(brought.by(target));
            }
        }
    }

    /** Whether the commit at this place was taken back. */
    boolean undone(int place) {
        return undone.get(place);
    }

    /** Whether nothing of the commit at this place is left to tell: it was taken back, or took another of them back. */
    boolean gone(int place) {
        return undone.get(place) || undoing.get(place);
    }

    /** What a revert took back, in the words of its subject, with its own pull request; empty where this is no revert's. */
    static Optional<String> subject(String subject) {
        Matcher revert = REVERT.matcher(subject);
        return revert.matches()
                ? Optional.of(
                        revert.group(1) + Optional.ofNullable(revert.group(2)).orElse(""))
                : Optional.empty();
    }

    /** Whether this message is that of a revert, of whatever it takes back. */
    static boolean revert(String message) {
        return subject(message.lines().findFirst().orElse("").strip()).isPresent()
                || TARGET.matcher(message).find();
    }

    private static Optional<String> target(String message) {
        List<Pattern> ways = new ArrayList<>(List.of(TARGET));
        if (message.startsWith("revert")) {
            ways.add(REFS);
        }
        return ways.stream()
                .map(way -> way.matcher(message))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Without an id it is the last one before the revert with the subject that this quotes, as forges squash reverts. */
    private static Optional<Integer> named(NotedCommit revert, int place, Map<String, NavigableSet<Integer>> subjects) {
        Matcher quoting = REVERT.matcher(revert.subject());
        return quoting.matches() && !revert.merge()
                ? Optional.ofNullable(subjects.get(quoting.group(1)))
                        .flatMap(known -> Optional.ofNullable(known.higher(place)))
                : Optional.empty();
    }

    private static Optional<Integer> place(String id, NavigableMap<String, Integer> places) {
        return Optional.ofNullable(places.ceilingEntry(id))
                .filter(entry -> entry.getKey().startsWith(id))
                .map(Map.Entry::getValue);
    }
}
