package dev.slipway.ui.settings;

import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Workspace;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the window looks, what was read of the project's configuration, and what runs here. */
final class SettingsModel {
    private final ReadOnlyObjectWrapper<Optional<ProjectInfo>> project = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Workspace workspace;
    private final Activity reading;
    private final ObjectProperty<Appearance> appearance;
    private final Map<String, String> installation;

    SettingsModel(
            Workspace workspace,
            Background background,
            ObjectProperty<Appearance> appearance,
            Map<String, String> installation) {
        this.workspace = workspace;
        this.reading = new Activity(background);
        this.appearance = appearance;
        this.installation = installation;
    }

    /** Reads the project again. */
    void read() {
        reading.start("Reading the project", workspace::project, info -> project.set(Optional.of(info)));
    }

    Activity reading() {
        return reading;
    }

    /** The project, once it was read. */
    ReadOnlyObjectProperty<Optional<ProjectInfo>> projectProperty() {
        return project.getReadOnlyProperty();
    }

    ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    /** Versions and places, by what they are called. */
    Map<String, String> installation() {
        return installation;
    }

    /** What is to be said about the configuration that counts and the file in the work tree. */
    static String standing(ProjectInfo info) {
        if (info.faulty().isPresent()) {
            return "slipway.yaml of the commit at HEAD has faults. The last committed one without faults counts.";
        }
        if (!info.uncommittedFaults().isEmpty()) {
            return "slipway.yaml in the work tree differs from the commit, and has faults. What is committed counts.";
        }
        return info.uncommitted().isPresent()
                ? "slipway.yaml in the work tree differs from the commit. What is committed counts."
                : "slipway.yaml is read from the commit at HEAD; the work tree has the same.";
    }
}
