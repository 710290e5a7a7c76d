package dev.slipway.ui.history;

import dev.slipway.app.Containers;
import dev.slipway.app.words.Words;
import dev.slipway.git.Commit;
import dev.slipway.git.Headline;
import dev.slipway.git.Person;
import dev.slipway.git.Tag;
import dev.slipway.git.signature.Signature;
import dev.slipway.release.Revision;
import dev.slipway.ui.checks.ChecksPane;
import dev.slipway.ui.diff.FileLine;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chosen commit: message, people, what contains it, and the files that it changes. */
final class CommitPanel extends VBox {
    /** Laying out text takes time with its length, and the window waits for it. */
    private static final int LONGEST_BODY = 20_000;

    private final ObservableValue<Instant> now;
    private final Consumer<Revision> jump;
    private final FlowPane badges = new FlowPane(4, 4);
    private final Label subject = Labels.wrapping("", "strong", "commit-subject");
    private final Label body = Labels.wrapping("", "commit-body");
    private final Facts facts = new Facts();
    private final HBox signed = new HBox();
    private final VBox containing = new VBox(4);

    /**
     * @param jump goes to a commit
     * @param open shows what changed in a file
     * @param acts what can be done with the commit
     */
    CommitPanel(
            CommitModel model,
            ObservableValue<Instant> now,
            Consumer<Revision> jump,
            Consumer<FileLine> open,
            Node acts) {
        this.now = now;
        this.jump = jump;
        getStyleClass().addAll("commit-panel");
        FileList files = new FileList(model.files().lines(), open);
        VBox.setVgrow(files, Priority.ALWAYS);
        subject.setMinHeight(USE_PREF_SIZE);
        containing.setMinHeight(USE_PREF_SIZE);
        body.setMinHeight(USE_PREF_SIZE);
        body.managedProperty().bind(body.textProperty().isNotEmpty());
        badges.managedProperty().bind(Bindings.isNotEmpty(badges.getChildren()));
        getChildren()
                .addAll(
                        badges,
                        subject,
                        new ActivityLine(model.reading(), model::again),
                        body,
                        facts,
                        signed,
                        new ActivityLine(model.checking(), model::again),
                        new ChecksPane(model.checks(), now),
                        containing,
                        new ActivityLine(model.comparing(), model::again),
                        acts,
                        new TotalLine(model.files()),
                        new ActivityLine(model.files().reading(), model.files()::again),
                        files);
        model.commitProperty().subscribe(commit -> commit.ifPresentOrElse(this::show, this::clear));
        model.signatureProperty().subscribe(this::signed);
        model.containersProperty().subscribe(this::contained);
    }

    /** The marks of the commit. */
    void marked(List<Badge> marks) {
        badges.getChildren()
                .setAll(marks.stream()
                        .map(badge ->
                                Labels.of(badge.text(), "badge", badge.kind().styleClass() + "-label"))
                        .toList());
    }

    private void clear() {
        subject.setText("");
        body.setText("");
        facts.clear();
    }

    private void show(Commit commit) {
        subject.setText(commit.subject().isBlank() ? "(no message)" : Headline.cut(commit.subject(), Headline.LONGEST));
        body.setText(rest(commit));
        facts.clear();
        facts.add("Commit", id(commit.revision()));
        facts.add("Author", person(commit.author(), commit.authored()));
        if (!commit.committer().equals(commit.author())) {
            facts.add("Committer", person(commit.committer(), commit.at()));
        }
        if (!commit.parents().isEmpty()) {
            facts.add(commit.parents().size() == 1 ? "Parent" : "Parents", parents(commit.parents()));
        }
    }

    /** The message behind its subject, as much as a person reads of it here. */
    private static String rest(Commit commit) {
        String message = commit.message().strip();
        int end = message.indexOf("\n\n");
        return end < 0 ? "" : Headline.cut(message.substring(end).strip(), LONGEST_BODY);
    }

    private static Node id(Revision revision) {
        HBox id = new HBox(
                4, Labels.of(revision.abbreviated(), "mono"), CopyButton.small("Copy the whole id", revision.id()));
        id.getStyleClass().add("commit-id");
        return id;
    }

    private Node person(Person person, Instant at) {
        Label name = Labels.wrapping(person.name());
        name.setTooltip(new Tooltip(person.email()));
        return new VBox(name, new Timestamp(at, now));
    }

    private Node parents(List<Revision> parents) {
        FlowPane links = new FlowPane(8, 4);
        for (Revision parent : parents) {
            Hyperlink link = new Hyperlink(parent.abbreviated());
            link.getStyleClass().add("mono");
            link.setOnAction(_ -> jump.accept(parent));
            links.getChildren().add(link);
        }
        return links;
    }

    private void signed(Optional<Signature> signature) {
        signed.getChildren()
                .setAll(signature.flatMap(SignaturePill::of).stream().toList());
        signed.setManaged(!signed.getChildren().isEmpty());
    }

    private void contained(Optional<Containers> found) {
        containing.getChildren().clear();
        found.ifPresent(in -> {
            containing.getChildren().add(Labels.wrapping(releases(in.releases()), "text-muted"));
            if (!in.environments().isEmpty()) {
                containing
                        .getChildren()
                        .add(Labels.wrapping("Live on " + String.join(", ", in.environments()) + ".", "text-muted"));
            }
        });
    }

    private static String releases(List<Tag> releases) {
        if (releases.isEmpty()) {
            return "In no release yet.";
        }
        String first = releases.getFirst().name();
        return releases.size() == 1
                ? "In " + first + "."
                : "Since " + first + ", in " + Words.count(releases.size(), "release") + ".";
    }
}
