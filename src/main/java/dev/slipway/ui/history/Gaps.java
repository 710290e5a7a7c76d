package dev.slipway.ui.history;

import dev.slipway.app.words.Words;
import dev.slipway.git.GraphView;
import dev.slipway.release.Revision;
import dev.slipway.ui.shell.Notices;
import dev.slipway.ui.work.Fault;
import java.util.List;

/** Tells what a damaged repository lacks of the history that is shown; the same only once. */
final class Gaps {
    private static final int NAMED = 3;

    private final Notices notices;
    private List<Revision> commits = List.of();
    private List<String> refs = List.of();

    Gaps(Notices notices) {
        this.notices = notices;
    }

    /** @param brokenRefs branches and tags that cannot be shown */
    void tell(GraphView view, List<String> brokenRefs) {
        List<Revision> unreadable = view.unreadable();
        if (!unreadable.isEmpty() && !unreadable.equals(commits)) {
            tell(
                    Words.count(unreadable.size(), "commit"),
                    unreadable.stream().map(Revision::abbreviated).toList(),
                    ". What only lies behind is not shown either.",
                    "See with git fsck what is lost, and fetch it from another clone.");
        }
        if (!brokenRefs.isEmpty() && !brokenRefs.equals(refs)) {
            tell(
                    Words.count(brokenRefs.size(), "ref"),
                    brokenRefs,
                    ".",
                    "Fetch what is lost from another clone, or put them away with git update-ref -d.");
        }
        commits = unreadable;
        refs = brokenRefs;
    }

    private void tell(String count, List<String> names, String behind, String remedy) {
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        String more = names.size() > NAMED ? " and more" : "";
        notices.failed(new Fault(
                "The repository is damaged: " + count + " cannot be read: " + named + more + behind, remedy, ""));
    }
}
