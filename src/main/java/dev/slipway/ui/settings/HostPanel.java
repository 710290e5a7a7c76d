package dev.slipway.ui.settings;

import dev.slipway.app.HostLine;
import dev.slipway.app.HostLine.State;
import dev.slipway.ssh.ChangedKey;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Offered.Weakness;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that is known of one host: how it stands, what its connection is made of, and by which keys it is known. */
final class HostPanel {
    private HostPanel() {}

    /**
     * The details of the selected host.
     *
     * @param close puts them away
     */
    static Card of(HostLine host, HostsModel model, Runnable close) {
        VBox content = new VBox(standing(host, model));
        content.getStyleClass().add("host-details");
        HostWords.details(host)
                .ifPresentOrElse(
                        details -> content.getChildren().addAll(made(host, details), weak(details)),
                        () -> content.getChildren().add(way(host)));
        content.getChildren().add(knownKeys(host, model));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("clear-scroll");
        scroll.setAccessibleText("All that is known of " + host.name());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Card card = new Card(host.name(), scroll);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.getTools().addAll(test(host, model), close(close));
        return card;
    }

    private static Button close(Runnable close) {
        Button button = new Button("", new FontIcon(Feather.X));
        button.getStyleClass().addAll("icon-only", "small");
        button.setAccessibleText("Close the details");
        button.setTooltip(new Tooltip("Close the details"));
        button.setOnAction(_ -> close.run());
        return button;
    }

    private static ActionButton test(HostLine host, HostsModel model) {
        ObservableValue<String> why = host.hop().isPresent()
                ? model.whyNoTestProperty()
                : new ReadOnlyStringWrapper("The SSH configuration tells no way to it.");
        Action action = Action.of("host.test", "Test " + host.name(), Feather.ZAP, () -> model.test(host));
        ActionButton test = new ActionButton(action.unless(why), "Test");
        test.button().getStyleClass().add("small");
        test.button().setAccessibleText(action.title());
        return test;
    }

    private static Node standing(HostLine host, HostsModel model) {
        Mark mark = HostWords.mark(host, model.underTest().contains(host.id()));
        StatePill pill = new StatePill(mark.state(), mark.word());
        Label where = Labels.wrapping(HostWords.role(host), "text-muted");
        HBox head = new HBox(8, pill, where);
        head.getStyleClass().add("host-state");
        VBox standing = new VBox(8, head);
        switch (host.state()) {
            case State.Failed failed ->
                host.changedKey()
                        .ifPresentOrElse(
                                keys -> standing.getChildren().addAll(changed(keys, model)),
                                () -> standing.getChildren()
                                        .addAll(
                                                Labels.wrapping(failed.why()),
                                                Labels.wrapping(failed.remedy(), "text-muted")));
            case State.Unknown(var why) -> standing.getChildren().add(Labels.wrapping(why));
            case State.NotConnected _ ->
                standing.getChildren()
                        .add(Labels.wrapping(
                                "Nothing has asked for a connection to it yet. A test connects at once.",
                                "text-muted"));
            case State.Connected _ -> {}
        }
        host.tried().map(HostWords::tried).map(Labels::wrapping).ifPresent(standing.getChildren()::add);
        return standing;
    }

    private static List<Node> changed(ChangedKey keys, HostsModel model) {
        Facts facts = new Facts();
        keys.known().forEach(known -> key(facts, "Known", known));
        key(facts, "Shown", keys.shown());
        boolean removable = model.knownProperty()
                .get()
                .map(lines -> lines.stream().anyMatch(KnownLine::removable))
                .orElse(true);
        boolean gone = model.knownProperty().get().map(List::isEmpty).orElse(false);
        return List.of(
                Labels.wrapping(
                        gone
                                ? "It showed another key than the one that was known then."
                                : "It shows another key than the one that is known."),
                facts,
                Labels.wrapping(
                        gone ? HostWords.REMEDY_FOR_REMOVED_KEY : HostWords.remedyForChangedKey(removable),
                        "text-muted"));
    }

    private static void key(Facts facts, String word, ChangedKey.Key key) {
        facts.add(word, Labels.wrapping(key.type(), "mono"));
        facts.add(
                "",
                fingerprint(
                        key.fingerprint(), "Copy the fingerprint of the " + word.toLowerCase(Locale.ROOT) + " key"));
    }

    private static Facts way(HostLine host) {
        Facts facts = new Facts();
        host.hop().ifPresent(hop -> way(facts, hop));
        return facts;
    }

    private static void way(Facts facts, Hop hop) {
        facts.add("Address", Labels.wrapping(hop.host() + " port " + hop.port(), "mono"));
        if (!hop.through().isEmpty()) {
            facts.add("Through", Labels.wrapping(String.join(", ", hop.through()), "mono"));
        }
        facts.add("User", Labels.wrapping(hop.user(), "mono"));
    }

    private static Facts made(HostLine host, Details details) {
        Facts facts = way(host);
        Details.Login login = details.login();
        facts.add(loginWord(login), Labels.wrapping(login.source(), "mono"));
        login.key()
                .ifPresent(used ->
                        facts.add("", fingerprint(used.fingerprint(), "Copy the fingerprint of the login key")));
        Details.HostKey key = details.hostKey();
        facts.add("Host key", Labels.wrapping(key.type(), "mono"));
        facts.add("", fingerprint(key.fingerprint(), "Copy the fingerprint of the host key"));
        key.authority()
                .ifPresent(authority ->
                        facts.add("Authority", fingerprint(authority, "Copy the fingerprint of the authority")));
        facts.add("Server", Labels.wrapping(details.server(), "mono"));
        Details.Algorithms algorithms = details.algorithms();
        facts.add("Exchange", Labels.wrapping(algorithms.keyExchange(), "mono"));
        facts.add("Signature", Labels.wrapping(algorithms.signature(), "mono"));
        facts.add("Cipher", Labels.wrapping(algorithms.cipher(), "mono"));
        facts.add("MAC", Labels.wrapping(algorithms.mac().orElse("the cipher's own"), "mono"));
        return facts;
    }

    private static String loginWord(Details.Login login) {
        return login.certificate() ? "Certificate" : login.key().isPresent() ? "Login key" : "Login";
    }

    private static Node fingerprint(String fingerprint, String meaning) {
        Label text = Labels.wrapping(fingerprint, "mono");
        text.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        return new HBox(4, text, CopyButton.small(meaning, fingerprint));
    }

    private static VBox weak(Details details) {
        VBox weak = new VBox(8);
        for (Weakness weakness : details.offered().weaknesses()) {
            weak.getChildren()
                    .addAll(Labels.wrapping(weakness.what()), Labels.wrapping(weakness.remedy(), "text-muted"));
        }
        weak.setManaged(!weak.getChildren().isEmpty());
        return weak;
    }

    private static Node knownKeys(HostLine host, HostsModel model) {
        VBox lines = new VBox(8, Labels.of("Known keys", "card-title"));
        Optional<Fault> fault = model.knowing().faultProperty().get();
        Optional<List<KnownLine>> known = model.knownProperty().get();
        fault.map(why -> new ErrorPanel(why, model::readKnown)).ifPresent(lines.getChildren()::add);
        if (fault.isEmpty() && known.isEmpty()) {
            lines.getChildren().add(Labels.wrapping("Reading the known_hosts files\u2026", "text-muted"));
        }
        known.ifPresent(all -> lines.getChildren().addAll(knownKeys(host, all, model)));
        return lines;
    }

    private static List<Node> knownKeys(HostLine host, List<KnownLine> known, HostsModel model) {
        if (known.isEmpty()) {
            return List.of(Labels.wrapping("No known_hosts file has a key of it.", "text-muted"));
        }
        List<Node> lines = new ArrayList<>(known.stream().map(HostPanel::line).toList());
        if (known.stream().anyMatch(KnownLine::removable)) {
            Button remove = new Button("Remove known key", new FontIcon(Feather.TRASH_2));
            remove.getStyleClass().addAll("small", "danger");
            remove.setOnAction(_ -> model.remove(host));
            remove.setAccessibleText("Remove the known key of " + host.name());
            lines.add(remove);
        }
        return lines;
    }

    private static Node line(KnownLine line) {
        return new VBox(
                4,
                Labels.wrapping(line.type(), "mono"),
                fingerprint(line.fingerprint(), "Copy the fingerprint in " + RemovingQuestion.place(line)),
                Labels.wrapping(
                        RemovingQuestion.place(line) + ", " + RemovingQuestion.standing(line), "small", "text-muted"));
    }
}
