package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.Workspace;
import java.nio.file.Path;
import java.util.function.Function;
import javafx.stage.Stage;

/** Opens the window of a project as a person does, as large as it opens at first whatever size another test has left. */
final class Windows {
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 850;

    private Windows() {}

    static ProjectWindow show(Stage stage, RecordedProject project) {
        return show(stage, project.workspace(), project.data(), _ -> new Outcome.Done<>(project.workspace()));
    }

    static ProjectWindow show(
            Stage stage, Workspace workspace, DataDirectory data, Function<Path, Outcome<Workspace>> opening) {
        ProjectWindow window = new ProjectWindow(
                stage,
                new WindowMemory(data.path().resolve("window.json")),
                opening,
                (look, context) -> new ProjectScreens(look, data, context));
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show(workspace, workspace.project());
        return window;
    }
}
