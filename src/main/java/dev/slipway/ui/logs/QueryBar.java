package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Search.Progress;
import dev.slipway.ui.shell.LogQueries;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.MenuItems;
import dev.slipway.ui.widget.Typing;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a query is written, what is wrong with it, how many hits it has, and the way from one to the next. */
final class QueryBar extends VBox {
    private static final String HELP = """
            Words and "phrases", all of which must be there; -word for what must not.
            /expression/  status:500  took>250  level>=warn  logger:cart
            Up and Down go through earlier queries, Enter goes to the next hit.""";

    private final LogsModel model;
    private final LogsJumps jumps;
    private final ProjectMemory memory;
    private final Sheets sheets;
    private final TextField query = new TextField();
    private final Label count = Labels.of("", "text-muted");
    private final Label wrong = new Label("", new FontIcon(Feather.ALERT_CIRCLE));
    private final Label progress = Labels.wrapping("", "text-muted");
    private final ToggleButton only = new ToggleButton("Only hits");
    private final MenuButton saved = new MenuButton("", new FontIcon(Feather.BOOKMARK));
    private final Button before = step(Feather.CHEVRON_UP, "Previous hit", false);
    private final Button after = step(Feather.CHEVRON_DOWN, "Next hit", true);

    /** Which of the earlier queries is in the field; -1 while it is a new one. */
    private int earlier = -1;

    /** Whether the first hit is to be gone to, once there is one. */
    private boolean awaited;

    QueryBar(LogsModel model, LogsJumps jumps, ProjectMemory memory, Sheets sheets) {
        this.model = model;
        this.jumps = jumps;
        this.memory = memory;
        this.sheets = sheets;
        getStyleClass().add("logs-query-bar");
        setSpacing(4);
        query.setPromptText("Find: words, \"phrases\", -not, /expression/, field:value, level>=warn");
        query.setAccessibleText("Find in the logs");
        query.setTooltip(new Tooltip(HELP));
        Typing.then(query, () -> model.find(query.getText()));
        query.setOnAction(_ -> enter());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HBox.setHgrow(query, Priority.ALWAYS);
        wrong.getStyleClass().add("logs-wrong");
        wrong.setWrapText(true);
        wrong.textProperty().bind(model.wrongProperty());
        shownWhile(wrong, false);
        model.wrongProperty().subscribe(sentence -> shownWhile(wrong, !sentence.isEmpty()));
        only.setSelected(model.onlyHits());
        only.setTooltip(new Tooltip("Show hits alone, or all rows with the hits marked  A"));
        only.setOnAction(_ -> model.showOnlyHits(only.isSelected()));
        saved.setAccessibleText("Saved queries");
        saved.setTooltip(new Tooltip("Saved queries"));
        HBox line = new HBox(query, count, before, after, only, saved);
        line.getStyleClass().add("logs-query");
        getChildren().addAll(line, wrong, progress);
        count.setMinWidth(USE_PREF_SIZE);
        only.setMinWidth(USE_PREF_SIZE);
        fillSaved();
        refresh();
    }

    private static void shownWhile(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private Button step(Feather icon, String meaning, boolean next) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning + (next ? "  F3" : "  Shift F3")));
        button.setOnAction(_ -> jumps.toHit(next));
        return button;
    }

    /** Leads to the field. */
    void go() {
        query.requestFocus();
        query.selectAll();
    }

    /** Takes the query away. */
    void clear() {
        query.clear();
        model.find("");
        earlier = -1;
    }

    boolean isEmpty() {
        return query.getText().isEmpty();
    }

    private void enter() {
        model.find(query.getText());
        memory.keep(memory.logQueries().used(query.getText().strip()));
        earlier = -1;
        fillSaved();
        awaited = true;
        heard();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> recall(1);
            case DOWN -> recall(-1);
            case ESCAPE -> clear();
            case F3 -> jumps.toHit(!event.isShiftDown());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void recall(int step) {
        List<String> recent = memory.logQueries().recent();
        int wanted = Math.clamp(earlier + step, -1, recent.size() - 1);
        if (wanted != earlier) {
            earlier = wanted;
            query.setText(wanted < 0 ? "" : recent.get(wanted));
            query.end();
        }
    }

    /** Something came; it may be the first hit. */
    void heard() {
        if (awaited && model.hits().filter(hits -> hits.size() > 0).isPresent()) {
            awaited = false;
            jumps.toHit(true);
        }
        refresh();
    }

    /** Shows how far it is. */
    void refresh() {
        boolean asked = model.hits().isPresent();
        count.setText(jumps.counted());
        List.of(count, before, after, only).forEach(node -> shownWhile(node, asked));
        only.setSelected(model.onlyHits());
        String words = model.progress().map(QueryBar::words).orElse("");
        progress.setText(words);
        shownWhile(progress, !words.isEmpty());
    }

    /** Nothing is said of what is done. */
    private static String words(Progress progress) {
        if (!progress.fault().isEmpty()) {
            return progress.fault();
        }
        return progress.whole()
                ? ""
                : "Looked at " + Words.number(progress.looked()) + " of " + Words.count(progress.of(), "record") + ".";
    }

    private void fillSaved() {
        LogQueries queries = memory.logQueries();
        MenuItem save = MenuItems.of("Save this query…", this::save);
        save.disableProperty().bind(query.textProperty().map(String::isBlank));
        saved.getItems().setAll(save);
        if (!queries.saved().isEmpty()) {
            Menu forget = new Menu("Remove");
            saved.getItems().add(new SeparatorMenuItem());
            queries.saved().keySet().stream().sorted().forEach(name -> {
                String text = Optional.ofNullable(queries.saved().get(name)).orElse("");
                saved.getItems().add(MenuItems.of(name + "   " + text, () -> use(text)));
                forget.getItems().add(MenuItems.of(name, () -> {
                    memory.keep(memory.logQueries().without(name));
                    fillSaved();
                }));
            });
            saved.getItems().addAll(new SeparatorMenuItem(), forget);
        }
    }

    private void use(String text) {
        query.setText(text);
        model.find(text);
        go();
    }

    private void save() {
        String text = query.getText().strip();
        sheets.show(new QuerySheet(sheets, text, name -> {
            memory.keep(memory.logQueries().saved(name, text));
            fillSaved();
        }));
    }
}
