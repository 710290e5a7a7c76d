package dev.slipway.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML file that stands beside a view. */
public final class Fxml {
    private Fxml() {}

    /**
     * Fills the view's {@code @FXML} fields and gives the root.
     *
     * @param name of a file in the package of the view, such as {@code board.fxml}
     */
    public static Parent load(Object view, String name) {
        URL file = Objects.requireNonNull(view.getClass().getResource(name), name);
        FXMLLoader loader = new FXMLLoader(file);
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the layout " + name, e);
        }
    }
}
