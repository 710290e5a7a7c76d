package dev.slipway.ui.project;

import dev.slipway.app.Fetched;
import dev.slipway.git.RefUpdate;
import dev.slipway.git.RefUpdate.Rejection;
import dev.slipway.git.TransferProgress;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** Gets branches and tags from the project's remote. It goes on while another screen is shown. */
public final class FetchModel {
    private final ScreenContext context;
    private final Activity fetching;
    private final Runnable after;

    /** @param after is run once something was fetched */
    public FetchModel(ScreenContext context, Runnable after) {
        this.context = context;
        this.fetching = new Activity(context.background());
        this.after = after;
        fetching.faultProperty().subscribe(fault -> fault.ifPresent(this::failed));
    }

    /** Told as a notice, which can be put away: the Board itself is as good as before. */
    private void failed(Fault fault) {
        fetching.dismiss();
        context.notices().failed(fault);
    }

    /** Fetches, unless that is done already. */
    public void fetch() {
        if (fetching.runningProperty().get()) {
            return;
        }
        Consumer<String> heard = context.background().batched(parts -> fetching.say(parts.getLast()));
        TransferProgress progress = (part, done, total) ->
                heard.accept("Fetching: " + part + (total > 0 ? ", " + done + " of " + total : ""));
        fetching.ask(
                "Fetching branches and tags",
                () -> context.workspace().fetch(Optional.empty(), progress),
                this::fetched);
    }

    private void fetched(Fetched fetched) {
        List<RefUpdate> rejected = fetched.rejected();
        if (rejected.isEmpty()) {
            context.notices().done(fetched.sentence());
        } else {
            RefUpdate first = rejected.getFirst();
            Rejection why = first.rejection().orElseThrow();
            context.notices()
                    .failed(new Fault(
                            fetched.sentence() + " The " + Fetched.name(first) + " stays as it is: " + why.reason()
                                    + ".",
                            why.remedy(),
                            String.join(
                                    "\n", rejected.stream().map(Fetched::name).toList())));
        }
        after.run();
    }

    /** Fetching, as a button offers it. */
    public Action action() {
        return Action.of("fetch", "Fetch branches and tags", Feather.DOWNLOAD, this::fetch)
                .unless(fetching.runningProperty().map(runs -> runs ? "It is being done." : ""));
    }

    /** The fetching. */
    public Activity fetching() {
        return fetching;
    }
}
