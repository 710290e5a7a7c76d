package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.ui.widget.MenuItems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;

/** A menu in which several names are chosen; none chosen means all. */
final class ManyChoices extends MenuButton {
    private final String what;
    private final String all;
    private final Consumer<Set<String>> chosen;
    private List<String> names = List.of();
    private Set<String> now = Set.of();
    private final List<CheckBox> boxes = new ArrayList<>();
    private List<String> listed = List.of();

    /**
     * A menu without names yet.
     *
     * @param what is chosen, such as "Hosts"
     * @param all what it says where all are
     */
    ManyChoices(String what, String all, Consumer<Set<String>> chosen) {
        this.what = what;
        this.all = all;
        this.chosen = chosen;
        setMnemonicParsing(false);
        setVisible(false);
        setManaged(false);
    }

    /** Offers these names, of which some are chosen. */
    void show(List<String> offered, Set<String> some) {
        if (offered.equals(names) && some.equals(now)) {
            return;
        }
        names = List.copyOf(offered);
        now = Set.copyOf(some);
        setText(
                now.isEmpty()
                        ? all
                        : Words.names(names.stream().filter(now::contains).toList(), 2));
        setAccessibleText(what + ": " + getText());
        if (!offered.equals(listed)) {
            listed = names;
            boxes.clear();
            getItems().setAll(MenuItems.of(all, () -> choose(Set.of())), new SeparatorMenuItem());
            names.forEach(name -> getItems().add(item(name)));
        }
        boxes.forEach(box -> box.setSelected(now.contains(box.getText())));
        setVisible(names.size() > 1);
        setManaged(names.size() > 1);
    }

    /** It stays open while several are chosen. */
    private CustomMenuItem item(String name) {
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setOnAction(_ -> {
            Set<String> next = new LinkedHashSet<>(now);
            if (!next.remove(name)) {
                next.add(name);
            }
            choose(next.size() == names.size() ? Set.of() : next);
        });
        boxes.add(box);
        return new CustomMenuItem(box, false);
    }

    private void choose(Set<String> some) {
        show(names, some);
        chosen.accept(some);
    }
}
