package dev.slipway.ui.shell;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the window remembers of one project from one start to the next. Belongs to the window's thread. */
public final class ProjectMemory {
    private final ReadOnlyObjectWrapper<Kept> kept;

    /**
     * @param pinned names of branches that stand first
     * @param folded headings of branches and tags below which nothing is shown
     * @param fetchMinutes how often branches and tags are fetched, in minutes; empty where only by hand
     * @param logQueries what was looked for in logs; empty where nothing was
     */
    public record Kept(
            Set<String> pinned, Set<String> folded, Optional<Integer> fetchMinutes, Optional<LogQueries> logQueries) {
        /** Of a project that was never open. */
        public static final Kept NOTHING = new Kept(Set.of(), Set.of(), Optional.empty(), Optional.empty());

        /** This with what a person changed in a window; what another window changed stays. */
        public Kept changed(Kept before, Kept after) {
            return new Kept(
                    changed(pinned, before.pinned(), after.pinned()),
                    changed(folded, before.folded(), after.folded()),
                    after.fetchMinutes().equals(before.fetchMinutes()) ? fetchMinutes : after.fetchMinutes(),
                    after.logQueries().equals(before.logQueries()) ? logQueries : after.logQueries());
        }

        private static Set<String> changed(Set<String> names, Set<String> before, Set<String> after) {
            Set<String> all = new LinkedHashSet<>(names);
            before.stream().filter(name -> !after.contains(name)).forEach(all::remove);
            after.stream().filter(name -> !before.contains(name)).forEach(all::add);
            return all;
        }
    }

    /** @param kept what was remembered before */
    public ProjectMemory(Kept kept) {
        this.kept = new ReadOnlyObjectWrapper<>(kept);
    }

    /** What is remembered now. */
    public ReadOnlyObjectProperty<Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Pins a branch, or lets it go. */
    public void pin(String branch) {
        Kept now = kept.get();
        kept.set(new Kept(toggled(now.pinned(), branch), now.folded(), now.fetchMinutes(), now.logQueries()));
    }

    /** Folds what stands below a heading, or shows it. */
    public void fold(String heading) {
        Kept now = kept.get();
        kept.set(new Kept(now.pinned(), toggled(now.folded(), heading), now.fetchMinutes(), now.logQueries()));
    }

    /** Fetches every so many minutes from now on, or only by hand. */
    public void fetchEvery(Optional<Integer> minutes) {
        Kept now = kept.get();
        kept.set(new Kept(now.pinned(), now.folded(), minutes, now.logQueries()));
    }

    /** What was looked for in logs. */
    public LogQueries logQueries() {
        return kept.get().logQueries().orElse(LogQueries.NONE);
    }

    /** Remembers what was looked for in logs. */
    public void keep(LogQueries queries) {
        Kept now = kept.get();
        kept.set(new Kept(now.pinned(), now.folded(), now.fetchMinutes(), Optional.of(queries)));
    }

    private static Set<String> toggled(Set<String> names, String name) {
        Set<String> all = new LinkedHashSet<>(names);
        if (!all.remove(name)) {
            all.add(name);
        }
        return all;
    }
}
