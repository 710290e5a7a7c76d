package dev.slipway.ui.errors;

import dev.slipway.app.ErrorsTold;
import dev.slipway.app.ErrorsTold.Unheard;
import dev.slipway.app.words.ErrorsText;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import dev.slipway.ui.errors.ErrorsModel.Known;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Labels;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Beside a deployment: how many errors its releases wrote, and what the new one alone says. Takes no room where none ran. */
public final class ErrorsPane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ErrorsModel model;
    private final ZoneId zone;
    private final VBox content = new VBox(12);
    private final ErrorsChart chart;
    private final VBox rates = new VBox(8);
    private final Label note = Labels.wrapping("", "text-muted", "small");
    private final MessageList fresh;
    private final MessageList others;
    private final VBox unheard = new VBox(8);
    private Subscription showing = Subscription.EMPTY;

    /** @param zone of the times that are shown */
    public ErrorsPane(ErrorsModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.chart = new ErrorsChart(zone);
        this.fresh = new MessageList(model::go);
        this.others = new MessageList(model::go);
        getStyleClass().add("errors-pane");
        getStylesheets().add(String.valueOf(ErrorsPane.class.getResource("errors.css")));
        getChildren().add(new Card("Errors in the logs", content, new ActivityLine(model.opening(), model::open)));
    }

    /** Begins to show what is known. */
    public void attach() {
        showing = Subscription.combine(
                model.knownProperty().subscribe(this::show),
                model.opening().runningProperty().subscribe(_ -> layOut()),
                model.opening().faultProperty().subscribe(_ -> layOut()));
        model.attach();
    }

    /** Stops it. */
    public void detach() {
        showing.unsubscribe();
        model.detach();
    }

    /** Follows the deployment. */
    public void show(DeploymentState state) {
        model.show(state);
    }

    private void layOut() {
        place(
                this,
                !(model.knownProperty().get() instanceof Known.Nothing)
                        || model.opening().runningProperty().get()
                        || model.opening().faultProperty().get().isPresent());
    }

    private static void place(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(Known known) {
        switch (known) {
            case Known.Nothing() -> content.getChildren().clear();
            case Known.NoLogs(String environment) ->
                say("slipway.yaml names no logs for hosts of " + environment
                        + ". With some under logs: this shows which errors a release brings.");
            case Known.LongAgo() -> say("Logs are looked at for a day back; this deployment was before that.");
            case Known.Told(ErrorsTold told) -> show(told);
        }
        layOut();
    }

    private void say(String sentence) {
        content.getChildren().setAll(Labels.wrapping(sentence, "text-muted"));
    }

    private void show(ErrorsTold told) {
        ReleaseErrors errors = told.errors();
        boolean heard = errors.parts().stream().map(OfPart::perMinute).anyMatch(OptionalDouble::isPresent);
        boolean any = errors.chart().counts().stream().anyMatch(count -> count > 0);
        rates.getChildren()
                .setAll(errors.parts().stream().map(part -> rate(errors, part)).toList());
        chart.show(errors.chart());
        note.setText(
                told.whole()
                        ? ErrorsText.note(errors, at -> TIME.format(at.atZone(zone)))
                        : "The logs are being read; more may come.");
        List<Message> alone = errors.fresh();
        List<Message> rest =
                errors.messages().stream().filter(message -> !message.fresh()).toList();
        fresh.show("First seen since the switch", alone);
        others.show(alone.isEmpty() && !errors.comparable() ? "Since the switch" : "Said before too", rest);
        unheard.getChildren().setAll(unheard(told.unheard()));
        content.getChildren().setAll(rates, chart, note, fresh, others, unheard);
        place(rates, heard || told.unheard().isEmpty());
        place(chart, any);
        place(note, !note.getText().isEmpty() && (heard || !told.whole()));
        place(fresh, !alone.isEmpty());
        place(others, !rest.isEmpty());
        place(unheard, !told.unheard().isEmpty());
    }

    private static Node rate(ReleaseErrors errors, OfPart part) {
        Label value = Labels.of(ErrorsText.rate(part), "strong");
        boolean calm = part.perMinute().isPresent() && part.errors() == 0;
        boolean alone = part.part() == Part.WITH && !errors.fresh().isEmpty();
        if (alone || calm) {
            value.setGraphic(new FontIcon(alone ? Feather.ALERT_CIRCLE : Feather.CHECK));
            value.getStyleClass().add(alone ? "errors-grave" : "errors-calm");
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(8, Labels.wrapping(ErrorsText.title(errors, part)), gap, value);
        return new VBox(first, Labels.wrapping(ErrorsText.basis(errors, part), "text-muted", "small"));
    }

    /** What is in the way of several hosts is told once. */
    private static List<Node> unheard(List<Unheard> logs) {
        Map<Same, List<String>> hosts = logs.stream()
                .collect(Collectors.groupingBy(
                        log -> new Same(log.log().log(), log.why()),
                        LinkedHashMap::new,
                        Collectors.mapping(log -> log.log().host(), Collectors.toList())));
        return hosts.entrySet().stream()
                .map(each -> unheard(each.getKey().log() + " on " + Words.names(each.getValue()) + ": "
                        + Words.capital(each.getKey().why())))
                .toList();
    }

    /** What is in the way of a log, on whichever host. */
    private record Same(String log, String why) {}

    private static Node unheard(String sentence) {
        Label label = Labels.wrapping(sentence);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), label);
        line.getStyleClass().add("errors-unheard");
        return line;
    }
}
