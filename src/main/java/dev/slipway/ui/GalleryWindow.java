package dev.slipway.ui;

import dev.slipway.app.words.Words;
import dev.slipway.ui.gallery.Gallery;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

/** The gallery of all widgets in a window of its own, for those who develop them. */
public final class GalleryWindow {

    /**
     * Opens it and returns when the person closed it.
     *
     * @throws IllegalStateException if the window could not be opened, with the reason as its cause
     */
    public void show() throws InterruptedException {
        try (FirstStage<Stage> first = FirstStage.start(this::filled)) {
            first.open(() -> {}, Stage::show);
        }
    }

    private Stage filled(Stage stage) {
        fill(stage);
        return stage;
    }

    /** Puts the pages into a window. Needs the JavaFX toolkit. */
    void fill(Stage stage) {
        ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.SYSTEM);
        ComboBox<Appearance> choice = new ComboBox<>();
        choice.getItems().setAll(Appearance.values());
        choice.valueProperty().bindBidirectional(appearance);
        choice.setAccessibleText("Appearance");
        HBox top = new HBox(choice);
        top.getStyleClass().add("top-bar");
        TabPane pages = new TabPane();
        pages.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        new TreeMap<>(Gallery.pages()).forEach((name, page) -> {
            ScrollPane scroll = new ScrollPane(page);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            pages.getTabs().add(new Tab(Words.capital(name), scroll));
        });
        BorderPane root = new BorderPane(pages);
        root.setTop(top);
        Scene scene = new Scene(root, 1360, 850);
        new Theme().follow(scene, appearance, Platform.getPreferences().colorSchemeProperty());
        stage.setTitle("Gallery – Slipway");
        stage.setScene(scene);
    }
}
