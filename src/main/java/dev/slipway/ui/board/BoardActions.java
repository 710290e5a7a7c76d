package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.words.Words;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Navigator;
import dev.slipway.ui.shell.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.feather.Feather;

/** What can be done on the board, told once for its buttons, the palette and the keys. */
final class BoardActions {
    private final Navigator navigator;
    private final Action askHosts;
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final Map<String, Action> byId = new HashMap<>();
    private final Map<String, StringProperty> whyNot = new HashMap<>();

    BoardActions(BoardModel model, Navigator navigator) {
        this.navigator = navigator;
        this.askHosts = Action.of("board.ask", "Ask all hosts how they are", Feather.REFRESH_CW, model::askHosts)
                .withKey("F5");
        all.add(askHosts);
    }

    /** All of them; the list changes when the environments do. */
    ObservableList<Action> all() {
        return all;
    }

    /** Asks all hosts. */
    Action askHosts() {
        return askHosts;
    }

    /** Deploys any tag to this environment. */
    Action deploy(String environment) {
        return action("deploy." + environment);
    }

    /** Brings back what was live before. */
    Action rollBack(String environment) {
        return action("rollback." + environment);
    }

    /** Brings the release of one environment to the next. */
    Action promote(Board.Flow flow) {
        return action(promoteId(flow));
    }

    /** Takes in what can be done now. */
    void show(BoardModel.Picture picture) {
        picture.cards().forEach(this::show);
        picture.flows().forEach(flow -> show(flow, picture.live(flow.from())));
        List<Action> now = new ArrayList<>();
        picture.flows().forEach(flow -> now.add(promote(flow)));
        picture.cards().forEach(card -> now.add(deploy(card.column().environment())));
        picture.cards().forEach(card -> now.add(rollBack(card.column().environment())));
        now.add(askHosts);
        if (!all.equals(now)) {
            all.setAll(now);
        }
    }

    private void show(Card card) {
        String environment = card.column().environment();
        String busy = card.running().isPresent() ? "A deployment runs on " + environment + "." : "";
        set(
                "deploy." + environment,
                busy,
                why -> Action.of(
                                "deploy." + environment,
                                "Deploy a release to " + environment,
                                Feather.UPLOAD,
                                () -> review(new Act.Deploy(environment, Optional.empty())))
                        .unless(why));
        String nothing = card.column().live().isEmpty() ? "Nothing is live on " + environment + " yet." : busy;
        set(
                "rollback." + environment,
                nothing,
                why -> Action.of(
                                "rollback." + environment,
                                "Roll back " + environment,
                                Feather.ROTATE_CCW,
                                () -> review(new Act.RollBack(environment, Optional.empty())))
                        .unless(why));
    }

    private void show(Board.Flow flow, boolean started) {
        set(
                promoteId(flow),
                started ? whyNot(flow) : "Nothing is live on " + flow.from() + " yet.",
                why -> Action.of(
                                promoteId(flow),
                                "Promote " + flow.from() + " to " + flow.to(),
                                Feather.ARROW_RIGHT,
                                () -> review(new Act.Promote(flow.from(), flow.to())))
                        .unless(why));
    }

    private static String whyNot(Board.Flow flow) {
        if (flow.promotable()) {
            return "";
        }
        return flow.commits() == 0 && flow.behind() == 0 && flow.unknown().isEmpty()
                ? Words.capital(flow.to()) + " runs what " + flow.from() + " runs."
                : "The release on " + flow.from() + " cannot be promoted to " + flow.to() + " now.";
    }

    private void review(Act act) {
        navigator.go(new Place.Review(act));
    }

    private Action action(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new IllegalStateException("No action " + id));
    }

    private void set(String id, String why, Function<StringProperty, Action> make) {
        StringProperty property = whyNot.computeIfAbsent(id, _ -> new SimpleStringProperty(""));
        property.set(why);
        byId.computeIfAbsent(id, _ -> make.apply(property));
    }

    private static String promoteId(Board.Flow flow) {
        return "promote." + flow.from() + "." + flow.to();
    }
}
