package dev.slipway.ui.settings;

import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import dev.slipway.ui.widget.Choice;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How often branches and tags are fetched while the project is open, and why they are not any more. */
final class FetchingChoice extends VBox {
    private static final List<Optional<Integer>> MINUTES =
            List.of(Optional.empty(), Optional.of(1), Optional.of(5), Optional.of(15), Optional.of(60));

    FetchingChoice(ProjectMemory memory, FetchModel fetch) {
        super(8);
        Choice<Optional<Integer>> choice = new Choice<>(
                MINUTES, FetchingChoice::title, memory.keptProperty().get().fetchMinutes());
        choice.valueProperty().subscribe((_, chosen) -> memory.fetchEvery(chosen));
        Label said = Labels.wrapping("", "text-muted");
        said.textProperty()
                .bind(fetch.suspendedProperty()
                        .flatMap(suspended -> memory.keptProperty().map(kept -> said(suspended, kept))));
        getChildren().addAll(choice, said);
    }

    private static String title(Optional<Integer> minutes) {
        return minutes.map(number -> number == 1 ? "Every minute" : "Every " + number + " min")
                .orElse("By hand");
    }

    private static String said(Optional<Fault> suspended, Kept kept) {
        if (kept.fetchMinutes().isEmpty()) {
            return "What others push is seen after Fetch, on the Board and in History.";
        }
        return suspended
                .map(fault -> "Suspended: " + fault.sentence() + " " + fault.remedy() + " Then fetch once by hand.")
                .orElse("What others push is seen while this project is open, without Fetch.");
    }
}
