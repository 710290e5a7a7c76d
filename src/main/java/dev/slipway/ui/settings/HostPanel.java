package dev.slipway.ui.settings;

import dev.slipway.app.HostLine;
import dev.slipway.app.HostLine.State;
import dev.slipway.ssh.ChangedKey;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Offered.Weakness;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that is known of one host: how it stands, what its connection is made of, and by which keys it is known. */
final class HostPanel {
    private HostPanel() {}

    /**
     * The details of a host.
     *
     * @param known what the known_hosts files say of it
     */
    static Card of(HostLine host, List<KnownLine> known, HostsModel model) {
        VBox content = new VBox(standing(host, known, model));
        content.getStyleClass().add("host-details");
        host.tried().map(HostWords::tried).map(Labels::wrapping).ifPresent(content.getChildren()::add);
        HostWords.details(host)
                .ifPresentOrElse(
                        details -> content.getChildren().addAll(made(host, details), weak(details)),
                        () -> content.getChildren().add(way(host)));
        content.getChildren().add(knownKeys(host, known, model));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("clear-scroll");
        scroll.setAccessibleText("All that is known of " + host.name());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Card card = new Card(host.name(), scroll);
        VBox.setVgrow(card, Priority.ALWAYS);
        Button test = button("Test", Feather.ZAP, () -> model.test(host));
        test.setAccessibleText("Test " + host.name());
        test.setDisable(host.hop().isEmpty());
        card.getTools().add(test);
        return card;
    }

    private static Button button(String text, Feather icon, Runnable act) {
        Button button = new Button(text, new FontIcon(icon));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Node standing(HostLine host, List<KnownLine> known, HostsModel model) {
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
                                keys -> standing.getChildren().addAll(changed(keys, known)),
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
        return standing;
    }

    private static List<Node> changed(ChangedKey keys, List<KnownLine> known) {
        Facts facts = new Facts();
        keys.known().forEach(key -> key(facts, "Known", key));
        key(facts, "Shown", keys.shown());
        boolean removable = known.stream().anyMatch(KnownLine::removable);
        return List.of(
                Labels.wrapping("It shows another key than the one that is known."),
                facts,
                Labels.wrapping(HostWords.remedyForChangedKey(removable), "text-muted"));
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

    private static Node knownKeys(HostLine host, List<KnownLine> known, HostsModel model) {
        VBox lines = new VBox(8, Labels.of("Known keys", "card-title"));
        if (known.isEmpty()) {
            lines.getChildren().add(Labels.wrapping("No known_hosts file has a key of it.", "text-muted"));
        }
        known.forEach(line -> lines.getChildren().add(line(line)));
        if (known.stream().anyMatch(KnownLine::removable)) {
            Button remove = button("Remove known key", Feather.TRASH_2, () -> model.remove(host));
            remove.getStyleClass().add("danger");
            remove.setAccessibleText("Remove the known key of " + host.name());
            lines.getChildren().add(remove);
        }
        return lines;
    }

    private static Node line(KnownLine line) {
        return new VBox(
                4,
                Labels.wrapping(line.type() + " " + line.fingerprint(), "mono"),
                Labels.wrapping(
                        RemovingQuestion.place(line) + ", " + RemovingQuestion.standing(line), "small", "text-muted"));
    }
}
