package dev.slipway.bench;

import dev.slipway.bench.FastImport.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Ten years of a shop: about thirty short branches at a time that start at develop and are merged into it, releases of develop
 * into main and back, hotfixes of main into both, some while a release is prepared, so that the two have several merge bases.
 * A commit changes one to three of 720 small files. One clock in three hundred is wrong, by up to five days.
 */
final class LargeHistory {
    static final int BRANCHES = 2_000;
    static final int TAGS = 5_000;

    private static final int LOCAL = 200;
    private static final int RELEASE_BRANCHES = 200;
    private static final int STALE = 700;
    private static final int PARALLEL = 30;
    private static final int COMMITS_A_FEATURE = 7; // its merge among them
    private static final int FILES_A_PLACE = 20;
    private static final int BLOBS = 3_000;
    private static final long END = Instant.parse("2026-11-01T09:00:00Z").getEpochSecond();
    private static final long SPAN = 10L * 365 * 24 * 3600;

    private static final String MAIN = "main";
    private static final String DEVELOP = "develop";

    private final FastImport out;
    private final int wanted;
    private final Random random = new Random(7);
    private final Phrases phrases = new Phrases(random);
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> scratch = new LinkedHashSet<>();

    private final List<Kept> merged = new ArrayList<>();
    private final List<Kept> stale = new ArrayList<>();
    private final List<Kept> releases = new ArrayList<>();
    private int commits;
    private int tags;
    private int tickets;
    private int minor;
    private int patch;

    /** A line of work. */
    private static final class Line {
        private final String name;
        private int tip;
        private int left;

        /** What it changed since it was last merged. */
        private final Map<String, Integer> changed = new LinkedHashMap<>();

        private Line(String name, int left) {
            this.name = name;
            this.left = left;
        }
    }

    /** A branch that stays. */
    private record Kept(String name, int tip) {}

    LargeHistory(FastImport out, int wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    /** Writes it all. */
    void write() throws IOException {
        for (int i = 0; i < BLOBS; i++) {
            out.blob(phrases.text(2 + random.nextInt(12)) + i + "\n");
        }
        Line main = new Line(MAIN, 0);
        Line develop = new Line(DEVELOP, 0);
        Map<String, Integer> tree = new LinkedHashMap<>();
        for (String place : Phrases.places()) {
            for (int file = 0; file < FILES_A_PLACE; file++) {
                tree.put(place + "/part-" + file + ".txt", 1 + random.nextInt(BLOBS));
            }
        }
        commit(main, "Begin\n", 0, 0, tree);
        begin(develop, main);
        while (commits < wanted) {
            if ((long) tags * wanted < (long) commits * TAGS) {
                tagged(main, develop);
            } else {
                work("slot-" + random.nextInt(PARALLEL), develop);
            }
        }
        release(main, develop, true);
        refs(main, develop);
    }

    private void work(String slot, Line develop) throws IOException {
        Line line = lines.get(slot);
        if (line == null) {
            tickets++;
            Line begun = new Line(phrases.branch(tickets), 1 + random.nextInt(2 * (COMMITS_A_FEATURE - 1) - 1));
            lines.put(slot, begun);
            begin(begun, develop);
        } else if (line.left > 0) {
            line.left--;
            if (random.nextInt(20) == 0) {
                merge(line, develop, Map.of());
            } else {
                change(line, phrases.message());
            }
        } else {
            lines.remove(slot);
            if (random.nextInt(wanted / COMMITS_A_FEATURE + 1) < STALE) {
                stale.add(new Kept(line.name, line.tip));
            } else {
                merge(develop, line, line.changed);
                merged.add(new Kept(line.name, line.tip));
            }
        }
    }

    /** A build, a release, or a hotfix. */
    private void tagged(Line main, Line develop) throws IOException {
        int number = tags++;
        switch (number % 5) {
            case 0, 1 -> out.ref("refs/tags/build-" + number, develop.tip);
            case 2, 3 -> release(main, develop, number % 4 == 0);
            default -> hotfix(main, develop);
        }
    }

    private void release(Line main, Line develop, boolean disturbed) throws IOException {
        minor++;
        patch = 0;
        Line release = new Line("release/" + version(), 0);
        Map<String, Integer> content = new LinkedHashMap<>(develop.changed);
        begin(release, develop);
        if (disturbed) {
            fix(main, develop);
        }
        change(release, "Prepare " + version() + "\n");
        content.putAll(release.changed);
        merge(main, release, content);
        versionTag(main);
        merge(develop, release, release.changed);
        develop.changed.clear();
        releases.add(new Kept(release.name, release.tip));
    }

    private void hotfix(Line main, Line develop) throws IOException {
        patch++;
        fix(main, develop);
        versionTag(main);
    }

    /** Into main, and into develop as it is or by way of main. */
    private void fix(Line main, Line develop) throws IOException {
        tickets++;
        Line fix = new Line("fix/SHOP-" + tickets + "-hotfix", 0);
        begin(fix, main);
        merge(main, fix, fix.changed);
        merge(develop, random.nextInt(3) == 0 ? main : fix, fix.changed);
        merged.add(new Kept(fix.name, fix.tip));
    }

    private void versionTag(Line main) throws IOException {
        Text text = new Text(who(), "Release " + version() + "\n\n" + phrases.text(1 + random.nextInt(8)));
        out.tag("v" + version(), main.tip, text);
    }

    private String version() {
        return "%d.%d.%d".formatted(1 + minor / 100, minor % 100, patch);
    }

    private void begin(Line line, Line from) throws IOException {
        commit(line, phrases.message(), from.tip, 0, files());
    }

    private void change(Line line, String message) throws IOException {
        commit(line, message, 0, 0, files());
    }

    private void merge(Line into, Line other, Map<String, Integer> changes) throws IOException {
        commit(into, "Merge branch '" + other.name + "' into " + into.name + "\n", 0, other.tip, changes);
    }

    private Map<String, Integer> files() {
        Map<String, Integer> files = new LinkedHashMap<>();
        int count = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2);
        String place = Phrases.places().get(random.nextInt(Phrases.places().size()));
        for (int i = 0; i < count; i++) {
            files.put(place + "/part-" + random.nextInt(FILES_A_PLACE) + ".txt", 1 + random.nextInt(BLOBS));
        }
        return files;
    }

    private void commit(Line line, String message, int base, int other, Map<String, Integer> files) throws IOException {
        String ref = "refs/scratch/" + (line.name.equals(MAIN) || line.name.equals(DEVELOP) ? line.name : slot(line));
        scratch.add(ref);
        List<String> changes = new ArrayList<>();
        files.forEach((path, blob) -> changes.add(FastImport.change(path, blob)));
        line.tip = out.commit(ref, new Text(who(), message), base, other, changes);
        line.changed.putAll(files);
        commits++;
    }

    /** Lines of work that are over give their scratch ref to the next one. */
    private String slot(Line line) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getValue() == line)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(line.name.startsWith("release/") ? "release" : "fix");
    }

    private String who() {
        long time = END - SPAN + SPAN * commits / wanted;
        if (random.nextInt(300) == 0) {
            time += random.nextInt(10 * 24 * 3600) - 5 * 24 * 3600;
        }
        return phrases.person() + " " + time + (random.nextBoolean() ? " +0100" : " +0000");
    }

    /** Branches of the remote, old ones fewer than new ones, and of some a local one that follows. */
    private void refs(Line main, Line develop) throws IOException {
        List<Kept> kept = new ArrayList<>(List.of(new Kept(MAIN, main.tip), new Kept(DEVELOP, develop.tip)));
        lines.values().forEach(line -> kept.add(new Kept(line.name, line.tip)));
        kept.addAll(stale.subList(0, Math.min(STALE, stale.size())));
        kept.addAll(releases.subList(Math.max(0, releases.size() - RELEASE_BRANCHES), releases.size()));
        Set<Kept> some = new LinkedHashSet<>(kept);
        while (some.size() < BRANCHES - LOCAL && some.size() < kept.size() + merged.size() / 2) {
            some.add(merged.get((int) (merged.size() * Math.sqrt(random.nextDouble()))));
        }
        int number = 0;
        for (Kept branch : some) {
            out.ref("refs/remotes/origin/" + branch.name, branch.tip);
            if (number++ < LOCAL) {
                out.ref("refs/heads/" + branch.name, branch.tip);
            }
        }
        out.done(List.copyOf(scratch));
    }
}
