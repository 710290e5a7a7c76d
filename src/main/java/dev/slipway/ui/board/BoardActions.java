package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.words.Words;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.Holding;
import dev.slipway.ui.project.ProjectActions;
import dev.slipway.ui.project.Rehearsing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.feather.Feather;

/** What can be done on the board, told once for its buttons, the palette and the keys. */
final class BoardActions {
    private final BoardModel model;
    private final ProjectActions acts;
    private final Holding holding;
    private final Rehearsing rehearsing;
    private final Action askHosts;
    private final Action fetching;
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final Map<String, Action> byId = new HashMap<>();
    private final Map<String, StringProperty> whyNot = new HashMap<>();

    BoardActions(BoardModel model, FetchModel fetch, ProjectActions acts, Holding holding, Rehearsing rehearsing) {
        this.rehearsing = rehearsing;
        this.model = model;
        this.acts = acts;
        this.holding = holding;
        this.askHosts = Action.of("board.ask", "Ask all hosts how they are", Feather.REFRESH_CW, model::askHosts)
                .withKey("F5");
        this.fetching = fetch.action();
        all.addAll(List.of(askHosts, fetching));
    }

    /** All of them; the list changes when the environments do. */
    ObservableList<Action> all() {
        return all;
    }

    /** Asks all hosts. */
    Action askHosts() {
        return askHosts;
    }

    /** Gets branches and tags from the remote. */
    Action fetch() {
        return fetching;
    }

    /** Deploys any tag to this environment. */
    Action deploy(String environment) {
        return action(acts.deploy(environment));
    }

    /** Brings back what was live before. */
    Action rollBack(String environment) {
        return action(acts.rollBack(environment));
    }

    /** Brings the release of one environment to the next. */
    Action promote(Board.Flow flow) {
        return action(acts.promote(flow.from(), flow.to()));
    }

    /** Frees an environment that a lost machine holds; not while something else is being ended. */
    Action freeLease(String environment) {
        return byId.computeIfAbsent(
                "free." + environment,
                id -> Action.of(id, "Free the lease of " + environment, Feather.UNLOCK, () -> model.free(environment))
                        .unless(model.ending().whatProperty()));
    }

    /** Puts an environment on hold, and resumes it, also where only nothing starts by itself. */
    private List<Action> holds(Board.Column column) {
        String environment = column.environment();
        List<Action> holds = new ArrayList<>();
        if (column.hold().isEmpty()) {
            holds.add(byId.computeIfAbsent("hold." + environment, _ -> holding.hold(environment)));
        }
        if (column.hold().or(column::automationOff).isPresent()) {
            holds.add(byId.computeIfAbsent("resume." + environment, _ -> holding.resume(environment, column.tier())));
        }
        return holds;
    }

    /** Not on production, and not where there is nothing to go back from. */
    private static boolean rehearsed(Card card) {
        return card.column().tier() != Tier.PRODUCTION
                && card.column().live().isPresent()
                && card.running().isEmpty();
    }

    private Action rehearse(Card card) {
        String environment = card.column().environment();
        return byId.computeIfAbsent("drill." + environment, _ -> rehearsing.rehearse(environment));
    }

    /** Takes in what can be done now. */
    void show(BoardModel.Picture picture) {
        picture.cards().forEach(this::show);
        picture.flows().forEach(flow -> show(flow, picture.live(flow.from())));
        List<Action> now = new ArrayList<>();
        picture.flows().forEach(flow -> now.add(promote(flow)));
        picture.cards().forEach(card -> now.add(deploy(card.column().environment())));
        picture.cards().forEach(card -> now.add(rollBack(card.column().environment())));
        picture.cards().stream()
                .filter(card -> card.left().isPresent())
                .forEach(card -> now.add(freeLease(card.column().environment())));
        picture.cards().forEach(card -> now.addAll(holds(card.column())));
        picture.cards().stream().filter(BoardActions::rehearsed).forEach(card -> now.add(rehearse(card)));
        now.addAll(List.of(askHosts, fetching));
        if (!all.equals(now)) {
            all.setAll(now);
        }
    }

    private void show(Card card) {
        String environment = card.column().environment();
        String busy = card.running().isPresent() ? "A deployment runs on " + environment + "." : "";
        set(acts.deploy(environment), busy);
        String nothing = card.column().live().isEmpty() ? "Nothing is live on " + environment + " yet." : busy;
        set(acts.rollBack(environment), nothing);
    }

    private void show(Board.Flow flow, boolean started) {
        set(
                acts.promote(flow.from(), flow.to()),
                started ? whyNot(flow) : "Nothing is live on " + flow.from() + " yet.");
    }

    private static String whyNot(Board.Flow flow) {
        if (flow.promotable()) {
            return "";
        }
        return flow.commits() == 0 && flow.behind() == 0 && flow.unknown().isEmpty()
                ? Words.capital(flow.to()) + " runs what " + flow.from() + " runs."
                : "The release on " + flow.from() + " cannot be promoted to " + flow.to() + " now.";
    }

    private Action action(Action act) {
        return Optional.ofNullable(byId.get(act.id()))
                .orElseThrow(() -> new IllegalStateException("No action " + act.id()));
    }

    private void set(Action act, String why) {
        StringProperty property = whyNot.computeIfAbsent(act.id(), _ -> new SimpleStringProperty(""));
        property.set(why);
        byId.computeIfAbsent(act.id(), _ -> act.unless(property));
    }
}
