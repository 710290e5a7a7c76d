package dev.slipway.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;

/** A filter as a choice of names, with a first one that means all. */
public final class Choices {
    private Choices() {}

    /**
     * Fills a box and tells what is chosen; what was chosen stays chosen when names come.
     *
     * @param all what the first choice says
     */
    public static void of(
            ComboBox<String> box, String all, ObservableList<String> names, Consumer<Optional<String>> chosen) {
        fill(box, all, names);
        names.addListener((ListChangeListener<String>) _ -> fill(box, all, names));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                chosen.accept(Optional.of(now).filter(name -> !name.equals(all)));
            }
        });
    }

    private static void fill(ComboBox<String> box, String all, List<String> names) {
        List<String> wanted = new ArrayList<>(List.of(all));
        wanted.addAll(names);
        String before =
                Optional.ofNullable(box.getValue()).filter(wanted::contains).orElse(all);
        if (!box.getItems().equals(wanted)) {
            box.getItems().setAll(wanted);
        }
        box.setValue(before);
    }
}
