package dev.slipway.ui.history;

import atlantafx.base.layout.InputGroup;
import atlantafx.base.theme.Tweaks;
import dev.slipway.app.words.Words;
import dev.slipway.git.GraphView;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.MenuItems;
import dev.slipway.ui.widget.Typing;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which part of the history is shown, and the way to a commit in it. */
final class FilterBar extends VBox {
    private static final String HELP = """
            Words in the message or the author, or the beginning of an id; "several words" together.
            author:li  path:web/cart  since:2026-11-01  until:yesterday  since:7d""";

    private final HistoryModel model;
    private final TextField find = new TextField();
    private final ComboBox<Scope> scope = new ComboBox<>();
    private final TextField jump = new TextField();
    private final Label count = Labels.of("", "text-muted");

    FilterBar(HistoryModel model, FetchModel fetch) {
        this.model = model;
        find.setPromptText("Find commits");
        find.setAccessibleText("Find commits by words, author, path or day");
        find.setTooltip(new Tooltip(HELP));
        find.setPrefColumnCount(9);
        Typing.then(find, () -> model.find(find.getText()));
        model.search().wantedProperty().subscribe(wanted -> {
            if (wanted.isEmpty()) {
                find.clear();
            }
        });
        scope.setPrefWidth(186);
        scope.setAccessibleText("Which part of the history");
        scope.setConverter(new ScopeNames());
        scope.valueProperty().subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(model::show));
        jump.setPromptText("Go to branch, tag, id or day");
        jump.setAccessibleText("Go to a branch, a tag, an id or a day");
        jump.setPrefWidth(196);
        jump.setOnAction(_ -> {
            if (!jump.getText().isBlank()) {
                model.jump(jump.getText().strip());
            }
        });
        FlowPane line = new FlowPane(
                new InputGroup(find, fields()), scope, jump, count, new ActionButton(fetch.action(), "Fetch"));
        line.getStyleClass().add("history-filters");
        line.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        line,
                        new ActivityLine(fetch.fetching(), fetch::fetch),
                        new ActivityLine(model.search().looking(), () -> model.find(find.getText())));
        getStyleClass().add("history-bar");
        setMinHeight(USE_PREF_SIZE);
        model.changesProperty().subscribe(() -> count.setText(counted()));
    }

    /** What else can be looked for than words. */
    private MenuButton fields() {
        MenuButton fields = new MenuButton("", new FontIcon(Feather.FILTER));
        fields.setAccessibleText("Find by author, path or day");
        fields.getStyleClass().add(Tweaks.NO_ARROW);
        fields.getItems()
                .setAll(
                        MenuItems.of("By author", () -> type("author:")),
                        MenuItems.of("By path of a changed file", () -> type("path:")),
                        new SeparatorMenuItem(),
                        MenuItems.of("Since a day", () -> type("since:")),
                        MenuItems.of("Until a day", () -> type("until:")),
                        MenuItems.of("The last 7 days", () -> type("since:7d ")),
                        MenuItems.of("The last 30 days", () -> type("since:30d ")),
                        new SeparatorMenuItem(),
                        MenuItems.of("Everything", find::clear));
        return fields;
    }

    private void type(String beginning) {
        String before = find.getText().strip();
        find.setText(before.isEmpty() ? beginning : before + " " + beginning);
        find.requestFocus();
        find.end();
    }

    /** Leads to where commits are looked for. */
    void goToFind() {
        find.requestFocus();
        find.selectAll();
    }

    /** Leads to where a commit is named. */
    void goToJump() {
        jump.requestFocus();
        jump.selectAll();
    }

    /** Lets the person name the other side of a comparison. */
    void typeComparison(String beginning) {
        jump.setText(beginning);
        jump.requestFocus();
        jump.end();
    }

    /** Offers the parts that can be chosen, and shows which is. */
    void show(List<Scope> choices, Scope chosen) {
        if (!scope.getItems().containsAll(choices)) {
            scope.getItems().setAll(choices);
        }
        if (!scope.getItems().contains(chosen)) {
            scope.getItems().add(chosen);
        }
        scope.setValue(chosen);
    }

    private String counted() {
        if (model.search().shown().isPresent()) {
            return Words.count(model.size(), "commit") + " found";
        }
        boolean whole = model.graphProperty().get().filter(GraphView::complete).isPresent();
        return whole ? Words.count(model.size(), "commit") : Words.number(model.size()) + " commits so far";
    }

    private static final class ScopeNames extends StringConverter<Scope> {
        @Override
        public String toString(@Nullable Scope scope) {
            return scope == null ? "" : scope.title();
        }

        @Override
        public Scope fromString(String name) {
            throw new UnsupportedOperationException("A scope is chosen, not typed");
        }
    }
}
