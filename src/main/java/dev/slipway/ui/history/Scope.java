package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.app.Landmarks.Presence;
import dev.slipway.git.Branch;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Tip;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which part of the history is shown. */
sealed interface Scope {
    Scope ALL = new All();

    /** Everything that any branch or tag contains. */
    record All() implements Scope {
        @Override
        public String title() {
            return "All branches and tags";
        }

        @Override
        public Extent extent(Landmarks landmarks) {
            return Extent.whole(
                    chosen(landmarks),
                    Stream.of(
                                    landmarks.head().revision().stream().map(at -> new Tip(at, "HEAD")),
                                    landmarks.branches().stream().map(branch -> new Tip(branch.tip(), branch.name())),
                                    landmarks.tags().stream().map(tag -> new Tip(tag.revision(), tag.name())))
                            .flatMap(tips -> tips)
                            .toList());
        }
    }

    /** Commits with a tag, and merges between branches of environments, in a list without the lines between them. */
    record Releases() implements Scope {
        @Override
        public String title() {
            return "Releases only";
        }

        @Override
        public Extent extent(Landmarks landmarks) {
            return ALL.extent(landmarks);
        }
    }

    /** What one branch contains. */
    record OneBranch(String name) implements Scope {
        @Override
        public String title() {
            return "Only " + name;
        }

        @Override
        public Extent extent(Landmarks landmarks) {
            List<Tip> tips = landmarks.branch(name).stream()
                    .map(branch -> new Tip(branch.tip(), name))
                    .toList();
            return Extent.whole(tips, List.of());
        }
    }

    /** What promoting from one environment to another would bring. */
    record Between(String from, String to) implements Scope {
        @Override
        public String title() {
            return "Live on " + from + ", not yet on " + to;
        }

        @Override
        public Extent extent(Landmarks landmarks) {
            Optional<Tip> live = live(from, landmarks).map(at -> new Tip(at, from));
            Optional<Revision> there = live(to, landmarks);
            return live.isPresent() && there.isPresent()
                    ? Extent.without(live.get(), there.get())
                    : Extent.whole(List.of(), live.stream().toList());
        }

        private static Optional<Revision> live(String environment, Landmarks landmarks) {
            return landmarks.live(environment).map(Presence::release).map(release -> release.revision());
        }
    }

    /** What each of two has and the other has not. */
    record Compared(String left, Revision leftTip, String right, Revision rightTip) implements Scope {
        @Override
        public String title() {
            return left + " beside " + right;
        }

        Compared swapped() {
            return new Compared(right, rightTip, left, leftTip);
        }

        @Override
        public Extent extent(Landmarks landmarks) {
            return Extent.apart(new Tip(leftTip, left), new Tip(rightTip, right));
        }
    }

    /** What it is called where it is chosen. */
    String title();

    /** The commits that it means. */
    Extent extent(Landmarks landmarks);

    /** All that can be chosen by name: everything, releases, and what lies between each two environments in which something is live. */
    static List<Scope> choices(Landmarks landmarks) {
        List<String> live = landmarks.live().stream().map(Presence::environment).toList();
        Stream<Scope> between = live.stream()
                .flatMap(from -> live.stream().filter(to -> !to.equals(from)).map(to -> new Between(from, to)));
        return Stream.concat(Stream.of(ALL, new Releases()), between).toList();
    }

    private static List<Tip> chosen(Landmarks landmarks) {
        return landmarks.environmentBranches().stream().map(Scope::tip).toList();
    }

    private static Tip tip(Branch branch) {
        return new Tip(branch.tip(), branch.name());
    }
}
