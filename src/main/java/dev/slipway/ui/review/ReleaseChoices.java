package dev.slipway.ui.review;

import dev.slipway.app.RollbackChoice;
import dev.slipway.git.Tag;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The releases that can be deployed, or gone back to. */
final class ReleaseChoices {
    private final ScreenContext context;
    private final Activity reading;
    private final ObservableList<String> releases = FXCollections.observableArrayList();
    private final ObservableList<String> seen = FXCollections.unmodifiableObservableList(releases);

    ReleaseChoices(ScreenContext context) {
        this.context = context;
        this.reading = new Activity(context.background());
    }

    /** Reads those for an act; there are none for what is promoted or asked for. */
    void read(Act act) {
        switch (act) {
            case Act.Deploy _ ->
                reading.start(
                        "Reading tags",
                        () -> context.workspace().tags().stream().map(Tag::name).toList(),
                        releases::setAll);
            case Act.RollBack back ->
                reading.ask(
                        "Asking hosts which releases they still have",
                        () -> context.workspace().rollbackChoices(back.environment()),
                        this::offer);
            case Act.Promote _, Act.Answer _ -> releases.clear();
        }
    }

    private void offer(List<RollbackChoice> choices) {
        Stream<String> names = choices.stream()
                .filter(RollbackChoice::ranWell)
                .map(choice -> choice.release().name());
        releases.setAll(names.toList());
    }

    /** Empty until they were read. */
    ObservableList<String> releases() {
        return seen;
    }

    Activity reading() {
        return reading;
    }
}
