package dev.slipway.ui.history;

import dev.slipway.app.BranchStanding;
import dev.slipway.app.Landmarks;
import dev.slipway.git.Branch;
import dev.slipway.git.Tag;
import dev.slipway.ui.history.RefLine.Heading;
import dev.slipway.ui.history.RefLine.OfBranch;
import dev.slipway.ui.history.RefLine.OfTag;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Branches and tags in lines: those that are pinned, branches of environments, the other local ones, those with a prefix
 * together; tags; and remote-tracking branches.
 */
final class RefLines {
    /** The key of the heading above local branches. */
    static final String BRANCHES = "Branches";

    private final Landmarks landmarks;
    private final Map<String, BranchStanding> standings;
    private final String word;
    private final Kept kept;
    private final List<RefLine> lines = new ArrayList<>();

    private RefLines(Landmarks landmarks, List<BranchStanding> standings, String looked, Kept kept) {
        this.landmarks = landmarks;
        this.standings = standings.stream()
                .collect(Collectors.toMap(standing -> standing.branch().name(), Function.identity()));
        this.word = looked.strip().toLowerCase(Locale.ROOT);
        this.kept = kept;
    }

    /** Where something is looked for, only names with that in them, and nothing is folded. */
    static List<RefLine> of(Landmarks landmarks, List<BranchStanding> standings, String looked, Kept kept) {
        RefLines made = new RefLines(landmarks, standings, looked, kept);
        made.add();
        return List.copyOf(made.lines);
    }

    private void add() {
        List<Branch> fitting = landmarks.branches().stream()
                .filter(branch -> fits(branch.name()))
                .toList();
        List<Branch> pinned = fitting.stream()
                .filter(branch -> kept.pinned().contains(branch.name()))
                .toList();
        if (head("Pinned", "Pinned", pinned.size(), false)) {
            pinned.stream().map(branch -> line(branch, "")).forEach(lines::add);
        }
        List<Branch> others =
                fitting.stream().filter(branch -> !pinned.contains(branch)).toList();
        List<Branch> local = others.stream().filter(branch -> !branch.remote()).toList();
        if (head(BRANCHES, "Branches", local.size(), false)) {
            List<Branch> first = landmarks.environmentBranches().stream()
                    .filter(local::contains)
                    .toList();
            first.stream().map(branch -> line(branch, "")).forEach(lines::add);
            addGrouped(
                    BRANCHES,
                    local.stream().filter(branch -> !first.contains(branch)).toList());
        }
        List<Tag> tags =
                landmarks.tags().stream().filter(tag -> fits(tag.name())).toList();
        if (head("Tags", "Tags", tags.size(), false)) {
            tags.stream().map(OfTag::new).forEach(lines::add);
        }
        List<Branch> remote = others.stream().filter(Branch::remote).toList();
        if (head("Remotes", "On remotes", remote.size(), false)) {
            addGrouped("Remotes", remote);
        }
    }

    private boolean fits(String name) {
        return name.toLowerCase(Locale.ROOT).contains(word);
    }

    /** Gives whether what stands below it is shown. */
    private boolean head(String key, String title, int count, boolean group) {
        boolean folded = word.isEmpty() && kept.folded().contains(key);
        if (count > 0) {
            lines.add(new Heading(key, title, count, group, folded));
        }
        return count > 0 && !folded;
    }

    /** Names without a prefix, then each prefix with its names. */
    private void addGrouped(String section, List<Branch> branches) {
        Map<String, List<Branch>> groups =
                branches.stream().collect(Collectors.groupingBy(RefLines::prefix, TreeMap::new, Collectors.toList()));
        groups.forEach((prefix, members) -> {
            if (prefix.isEmpty() || head(section + "/" + prefix, prefix, members.size(), true)) {
                members.stream().map(branch -> line(branch, prefix)).forEach(lines::add);
            }
        });
    }

    private OfBranch line(Branch branch, String prefix) {
        boolean head = !branch.remote()
                && landmarks.head().branch().filter(branch.name()::equals).isPresent();
        return new OfBranch(
                branch,
                branch.name().substring(prefix.isEmpty() ? 0 : prefix.length() + 1),
                head,
                Optional.ofNullable(standings.get(branch.name()))
                        .filter(standing -> standing.branch().equals(branch)));
    }

    private static String prefix(Branch branch) {
        int slash = branch.name().indexOf('/');
        return slash < 0 ? "" : branch.name().substring(0, slash);
    }
}
