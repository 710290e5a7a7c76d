package dev.slipway.ui.review;

import dev.slipway.app.Coming;
import dev.slipway.app.Comparison;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.Words;
import dev.slipway.ui.shell.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a plan brings: commits, files, settings, what runs, notes, and what it takes back. */
final class ReviewTabs extends TabPane {
    private final FilesModel chosenFile;
    private final CommitTable changes = new CommitTable();
    private final FileTable files = new FileTable();
    private final MigrationList migrations = new MigrationList();
    private final SettingsList settings = new SettingsList();
    private final VBox plan = new VBox();
    private final NotesPane notes = new NotesPane();
    private final CommitTable back = new CommitTable();
    private final Tab changesTab = new Tab("Changes", changes);
    private final Tab filesTab;
    private final Tab migrationsTab = new Tab("Migrations", scrolled(migrations));
    private final Tab settingsTab = new Tab("Settings", scrolled(settings));
    private final Tab planTab = new Tab("What runs", scrolled(plan));
    private final Tab notesTab = new Tab("Release notes", notes);
    private final Tab backTab = new Tab("Taken back", back);

    ReviewTabs(ScreenContext context) {
        chosenFile = new FilesModel(context);
        filesTab = new Tab("Files", new FilesPane(chosenFile, files));
        setAccessibleText("What the plan brings");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(this, Priority.ALWAYS);
        plan.getStyleClass().add("review-plan");
    }

    private static Node scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("clear-scroll");
        return pane;
    }

    /** Where the plan itself is told. */
    VBox plan() {
        return plan;
    }

    /** Shows what this one brings. */
    void show(Review review) {
        Comparison comparison = review.comparison();
        Coming coming = review.coming();
        changes.show(comparison.coming(), comparison.comingCount(), coming.brought());
        chosenFile.compare(comparison);
        files.show(comparison.files());
        migrations.show(coming.migrations());
        settings.show(coming.settings());
        coming.passport().notes().ifPresent(notes::show);
        back.show(comparison.goingAway(), comparison.goingAwayCount(), coming.takenBack());
        changesTab.setText("Changes  " + Words.number(comparison.comingCount()));
        filesTab.setText("Files  " + Words.number(comparison.files().size()));
        migrationsTab.setText("Migrations  " + Words.number(coming.migrations().count()));
        settingsTab.setText("Settings  " + Words.number(coming.settings().count()));
        backTab.setText("Taken back  " + Words.number(comparison.goingAwayCount()));
        List<Tab> wanted = wanted(review);
        if (!getTabs().equals(wanted)) {
            getTabs().setAll(wanted);
            getSelectionModel().selectFirst();
        }
    }

    /** A plan that only takes back opens at that. */
    private List<Tab> wanted(Review review) {
        Comparison comparison = review.comparison();
        List<Tab> wanted = new ArrayList<>();
        if (comparison.comingCount() > 0 || comparison.goingAwayCount() == 0) {
            wanted.add(changesTab);
        }
        if (comparison.goingAwayCount() > 0) {
            wanted.add(backTab);
        }
        wanted.add(filesTab);
        if (review.coming().migrations().told()) {
            wanted.add(migrationsTab);
        }
        wanted.addAll(List.of(settingsTab, planTab));
        review.coming().passport().notes().ifPresent(_ -> wanted.add(notesTab));
        return wanted;
    }

    /** Stops what is read. */
    void stop() {
        chosenFile.close();
    }
}
