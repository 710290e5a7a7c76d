package dev.slipway.ui.history;

import dev.slipway.app.BranchStanding;
import dev.slipway.app.Landmarks;
import dev.slipway.git.Branch;
import dev.slipway.git.Tag;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A line in the list of branches and tags. */
sealed interface RefLine {

    /** What the lines below are: branches, those of a prefix, tags, those of a remote. */
    record Heading(String title, int count, boolean group) implements RefLine {}

    /**
     * A branch.
     *
     * @param shown its name as far as the heading does not tell it
     * @param standing empty for remote-tracking ones, and until branches were compared
     */
    record OfBranch(Branch branch, String shown, boolean head, Optional<BranchStanding> standing) implements RefLine {}

    /** A tag. */
    record OfTag(Tag tag) implements RefLine {}

    /** The commit that it names; empty for a heading. */
    default Optional<Revision> revision() {
        return switch (this) {
            case Heading _ -> Optional.empty();
            case OfBranch branch -> Optional.of(branch.branch().tip());
            case OfTag tag -> Optional.of(tag.tag().revision());
        };
    }

    /**
     * All lines: branches of environments, then the other local ones, those with a prefix together; tags; and remote-tracking
     * branches. Where something is looked for, only names with that in them.
     */
    static List<RefLine> of(Landmarks landmarks, List<BranchStanding> standings, String looked) {
        String word = looked.strip().toLowerCase(Locale.ROOT);
        Map<String, BranchStanding> known = standings.stream()
                .collect(Collectors.toMap(standing -> standing.branch().name(), Function.identity()));
        List<Branch> fitting = landmarks.branches().stream()
                .filter(branch -> branch.name().toLowerCase(Locale.ROOT).contains(word))
                .toList();
        Function<Branch, OfBranch> whole = branch -> new OfBranch(
                branch,
                branch.name(),
                !branch.remote()
                        && landmarks
                                .head()
                                .branch()
                                .filter(branch.name()::equals)
                                .isPresent(),
                Optional.ofNullable(known.get(branch.name()))
                        .filter(standing -> standing.branch().equals(branch)));
        List<RefLine> lines = new ArrayList<>();
        List<Branch> local = fitting.stream().filter(branch -> !branch.remote()).toList();
        List<Branch> first =
                landmarks.environmentBranches().stream().filter(local::contains).toList();
        if (!local.isEmpty()) {
            lines.add(new Heading("Branches", local.size(), false));
            first.stream().map(whole).forEach(lines::add);
            addGrouped(
                    lines,
                    local.stream().filter(branch -> !first.contains(branch)).toList(),
                    whole);
        }
        List<Tag> tags = landmarks.tags().stream()
                .filter(tag -> tag.name().toLowerCase(Locale.ROOT).contains(word))
                .toList();
        if (!tags.isEmpty()) {
            lines.add(new Heading("Tags", tags.size(), false));
            tags.stream().map(OfTag::new).forEach(lines::add);
        }
        List<Branch> remote = fitting.stream().filter(Branch::remote).toList();
        if (!remote.isEmpty()) {
            lines.add(new Heading("On remotes", remote.size(), false));
            addGrouped(lines, remote, whole);
        }
        return lines;
    }

    /** Names without a prefix, then each prefix with its names. */
    private static void addGrouped(List<RefLine> lines, List<Branch> branches, Function<Branch, OfBranch> whole) {
        Map<String, List<Branch>> groups =
                branches.stream().collect(Collectors.groupingBy(RefLine::prefix, TreeMap::new, Collectors.toList()));
        groups.forEach((prefix, members) -> {
            if (!prefix.isEmpty()) {
                lines.add(new Heading(prefix, members.size(), true));
            }
            members.stream()
                    .map(whole)
                    .map(line -> new OfBranch(
                            line.branch(),
                            line.branch().name().substring(prefix.isEmpty() ? 0 : prefix.length() + 1),
                            line.head(),
                            line.standing()))
                    .forEach(lines::add);
        });
    }

    private static String prefix(Branch branch) {
        int slash = branch.name().indexOf('/');
        return slash < 0 ? "" : branch.name().substring(0, slash);
    }
}
