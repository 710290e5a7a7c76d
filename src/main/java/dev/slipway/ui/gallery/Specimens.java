package dev.slipway.ui.gallery;

import dev.slipway.app.Newcomer;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Tier;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ui.shell.HostSheet;
import dev.slipway.ui.shell.LoginSheet;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.ConfirmSheet;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.LogLine;
import dev.slipway.ui.widget.LogLine.Level;
import dev.slipway.ui.widget.LogPane;
import dev.slipway.ui.words.Mark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The larger widgets, a page each. */
final class Specimens {
    private static final Instant START = Instant.parse("2026-11-21T16:04:02Z");
    private static final List<String> TEXTS = List.of(
            "prepare  23 files, 412 KB, 0.4 s",
            "switch   current -> releases/0042-v1.8.0-7c1d9e2",
            "verify   GET /health 200 31 ms (1 of 3)",
            "verify   GET /health 200 29 ms (2 of 3)",
            "restart  systemctl restart shop-api");

    private Specimens() {}

    /** Output of three hosts with a warning, an error and a mark. */
    static Parent log() {
        LogPane log = new LogPane();
        VBox.setVgrow(log, Priority.ALWAYS);
        log.append(IntStream.range(0, 60).mapToObj(Specimens::line).toList());
        VBox page = new VBox(new Card("Output", log));
        page.getStyleClass().addAll("screen", "screen-holder");
        VBox.setVgrow(page.getChildren().getFirst(), Priority.ALWAYS);
        return page;
    }

    /** The question before production changes. */
    static Parent confirm() {
        Confirmation question = new Confirmation(
                "Promote v1.8.0 to production?",
                List.of(
                        "web-1, web-2 and web-3 go from v1.7.3 to v1.8.0, one host at a time.",
                        "23 files are sent to each host, 2 migrations run.",
                        "If a host fails its health check, all hosts go back to v1.7.3."),
                "Promote to production",
                false,
                Optional.of("production"),
                true);
        return sheet(new ConfirmSheet(question, _ -> {}, () -> {}));
    }

    /** The question about a host that is seen for the first time, on production. */
    static Parent unknownHost() {
        String art = """
                +--[ED25519 256]--+
                |= . +            |
                |.* + o           |
                |+ = . .   .      |
                |o= o . o E       |
                |o o o . S        |
                | . + . o *       |
                |o O * . = +      |
                | * O.+. .=       |
                |  +++ .+o.       |
                +----[SHA256]-----+""";
        FirstContact contact = new FirstContact(
                "web-1.internal",
                "203.0.113.7",
                22,
                "ssh-ed25519",
                "SHA256:WfqS2CcxryOvYITwO2n7ppUjJt8JEiDNWrU0IiP8d3w",
                art);
        return sheet(new HostSheet(
                new Newcomer(contact, List.of(new Newcomer.Place("web-1", "production", Tier.PRODUCTION))), _ -> {}));
    }

    /** The question for the passphrase of a key, after a wrong one. */
    static Parent passphrase() {
        EncryptedKey key = new EncryptedKey(Path.of("/home/mia/.ssh/id_ed25519"), "web-1.internal", true);
        return sheet(LoginSheet.of(key, _ -> {}));
    }

    /** What a server asks that wants a password and a code. */
    static Parent login() {
        ServerQuestion question = new ServerQuestion(
                "bastion.internal",
                "mia",
                "Two-step login",
                "The code is on your token.",
                List.of(new Prompt("Password: ", false), new Prompt("One-time code: ", true)),
                false);
        return sheet(LoginSheet.of(question, _ -> {}));
    }

    /** Something in the middle, as the window shows it above a screen. */
    static Parent sheet(Node content) {
        StackPane sheet = new StackPane(content);
        sheet.getStyleClass().add("sheet-panel");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane page = new StackPane(sheet);
        page.getStyleClass().add("screen-holder");
        return page;
    }

    /** Every verdict in a table, a row that is selected, and a table without rows. */
    static Parent table() {
        TableView<Verdict> rows = verdicts();
        rows.getItems().setAll(Verdict.values());
        rows.getSelectionModel().select(1);
        TableView<Verdict> none = verdicts();
        none.setPlaceholder(
                new EmptyState(Feather.SEND, "No deployment matches.", "Choose another environment or verdict."));
        VBox page = new VBox(16, new Card("Table", rows), new Card("Table without rows", none));
        page.getStyleClass().addAll("screen", "screen-holder");
        return page;
    }

    private static TableView<Verdict> verdicts() {
        TableView<Verdict> table = Cells.table("Verdicts");
        table.getColumns().add(Cells.pill("Verdict", 140, Mark::of));
        table.getColumns().add(Cells.text("Release", _ -> "v1.8.0"));
        table.getColumns().add(Cells.text("By", 150, _ -> "ana", "text-muted"));
        table.setPrefHeight(280);
        return table;
    }

    private static LogLine line(int i) {
        List<String> hosts = List.of("web-1", "web-2", "web-3");
        String host = hosts.get(i % hosts.size());
        Instant at = START.plusMillis(i * 137L);
        return switch (i) {
            case 48 -> new LogLine(at, host, Level.WARNING, "verify   GET /health 200 812 ms: slow");
            case 52 -> new LogLine(at, host, Level.ERROR, "verify   GET /health 502 after 4 ms");
            case 56 -> new LogLine(at, host, Level.MARK, "batch 2 of 3 begins");
            default -> new LogLine(at, host, Level.NORMAL, TEXTS.get(i % TEXTS.size()));
        };
    }
}
