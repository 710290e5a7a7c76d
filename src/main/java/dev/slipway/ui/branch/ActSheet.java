package dev.slipway.ui.branch;

import dev.slipway.app.Changed;
import dev.slipway.app.Proposal;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks what an act needs, shows what it would change, and does it. */
final class ActSheet extends VBox {
    private static final Duration TYPING = Duration.millis(300);

    private final ActModel model;
    private final VBox proposed = new VBox(4);
    private final TextArea message = new TextArea();
    private final Button act = new Button();

    private ActSheet(ActModel model, Runnable leave) {
        this.model = model;
        getStyleClass().addAll("confirm-sheet", "act-sheet");
        setAccessibleText(model.form().title());
        getChildren().add(Labels.wrapping(model.form().title(), "sheet-title"));
        PauseTransition typing = new PauseTransition(TYPING);
        typing.setOnFinished(_ -> model.propose());
        for (int i = 0; i < model.values().size(); i++) {
            ActForm.Field field = model.form().fields().get(i);
            StringProperty value = model.values().get(i);
            value.addListener(_ -> typing.playFromStart());
            getChildren().add(labelled(field.name(), input(field, value)));
        }
        message.textProperty().bindBidirectional(model.messageProperty());
        message.setWrapText(true);
        message.setPrefRowCount(3);
        VBox said = labelled("Message of the commit", message);
        said.visibleProperty().bind(model.proposalProperty().map(ActSheet::hasMessage));
        said.managedProperty().bind(said.visibleProperty());
        getChildren().addAll(new ActivityLine(model.proposing(), model::propose), proposed, said);
        model.form().next().map(this::tick).ifPresent(getChildren()::add);
        getChildren().addAll(new ActivityLine(model.acting(), model::again), buttons(leave));
        model.proposalProperty().subscribe(this::show);
    }

    /** Shows the sheet and what would change, as far as that is known. */
    static void open(ScreenContext context, ActForm form, Consumer<Changed> changed) {
        ActModel model = new ActModel(context, form, changed);
        ActSheet sheet = new ActSheet(model, () -> {
            model.stop();
            context.sheets().close();
        });
        context.sheets().show(sheet);
        model.propose();
    }

    private CheckBox tick(ActForm.Next next) {
        CheckBox tick = new CheckBox(next.title());
        tick.setMnemonicParsing(false);
        tick.setWrapText(true);
        tick.selectedProperty().bindBidirectional(model.nextProperty());
        return tick;
    }

    private static boolean hasMessage(Optional<Proposal> proposal) {
        return proposal.filter(Proposal.Joining.class::isInstance)
                .filter(ProposalWords::possible)
                .isPresent();
    }

    private Node input(ActForm.Field field, StringProperty value) {
        if (field.choices().isEmpty()) {
            TextField text = new TextField();
            text.textProperty().bindBidirectional(value);
            text.setOnAction(_ -> act.fire());
            return text;
        }
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(field.choices());
        choice.valueProperty().bindBidirectional(value);
        choice.setMaxWidth(Double.MAX_VALUE);
        return choice;
    }

    private static VBox labelled(String name, Node input) {
        Label label = Labels.of(name, "strong");
        label.setLabelFor(input);
        input.setAccessibleText(name);
        return new VBox(4, label, input);
    }

    private void show(Optional<Proposal> proposal) {
        proposed.getChildren().clear();
        boolean overwrites = proposal.filter(ProposalWords::overwrites).isPresent();
        act.setText(overwrites ? "Overwrite it there" : model.form().button());
        act.getStyleClass().removeAll("danger", "accent");
        act.getStyleClass().add(overwrites || model.form().destroys() ? "danger" : "accent");
        proposal.ifPresent(found -> {
            proposed.getChildren().add(Labels.wrapping(ProposalWords.headline(found), "mono"));
            ProposalWords.lines(found).stream().map(ActSheet::line).forEach(proposed.getChildren()::add);
        });
    }

    private static Node line(ProposalWords.Line line) {
        Label label = Labels.wrapping(line.text(), "act-line", line.state().styleClass() + "-text");
        label.setGraphic(new FontIcon(line.state().icon()));
        label.setAccessibleText((ProposalWords.mark(line).word() + " " + line.text()).strip());
        return label;
    }

    private HBox buttons(Runnable leave) {
        Button back = new Button("Cancel");
        back.setCancelButton(true);
        back.setOnAction(_ -> leave.run());
        act.setOnAction(_ -> model.act());
        act.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.proposalProperty()
                                        .get()
                                        .filter(ProposalWords::possible)
                                        .isEmpty()
                                || model.acting().runningProperty().get(),
                        model.proposalProperty(),
                        model.acting().runningProperty()));
        HBox buttons = new HBox(8, back, act);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }
}
