package dev.slipway.ui.audit;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.digest;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Verification;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the trail. */
class AuditPicturesTest {
    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static List<Entry> entries(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> entry(number + 1 - i))
                .toList();
    }

    private static Entry entry(int sequence) {
        List<String> kinds = List.of(
                "deployment.started",
                "deployment.step-started",
                "deployment.step-ended",
                "deployment.ended",
                "tag.made");
        String body = switch (sequence % 5) {
            case 2 ->
                "{\"detail\":\"23 files sent, 412 KB\",\"host\":\"web-2\",\"phase\":\"PREPARE\",\"result\":\"DONE\"}";
            case 3 -> "{\"reason\":\"web-2 answered 502 to /health\",\"verdict\":\"ROLLED_BACK\"}";
            case 4 -> "{\"message\":\"the cart release\",\"tag\":\"v1.8.0\"}";
            default -> "{\"host\":\"web-2\",\"phase\":\"SWITCH\"}";
        };
        return new Entry(
                sequence,
                NOW.minusSeconds(3L * (2000 - sequence)),
                new Actor("ana", "ana-laptop", "Ana Souza <ana@shop.example>"),
                kinds.get(sequence % 5),
                sequence % 5 == 4 ? "v1.8.0" : "production-12",
                body,
                digest("entry " + (sequence - 1)),
                digest("entry " + sequence));
    }

    private static void take(String name, SampleJournal journal, Consumer<Node> act) {
        Pictures.take(
                name,
                Pictures.context(new SampleWorkspace(journal)),
                context -> new AuditView(context, Optional.empty()),
                act);
    }

    private static void verify(Node root) {
        root.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && "Verify".equals(button.getText()))
                .findFirst()
                .map(Button.class::cast)
                .ifPresent(Button::fire);
    }

    @Test
    void manyEntriesAndOneInFull() {
        take("audit", new SampleJournal(entries(1204), new Verification.Intact(1204, digest("head"))), root -> {
            ((TableView<?>) root.lookup(".table-view")).getSelectionModel().select(1);
            verify(root);
        });
    }

    @Test
    void aChangedEntryIsFound() {
        take(
                "audit-broken",
                new SampleJournal(
                        entries(12),
                        new Verification.Broken(
                                7,
                                "Its hash is not that of its content: it was edited after it was written.",
                                Optional.of(entry(6)),
                                Optional.of(entry(7)),
                                Optional.of(entry(8)))),
                AuditPicturesTest::verify);
    }

    @Test
    void anEmptyTrail() {
        take("audit-empty", new SampleJournal(List.of(), new Verification.Intact(0, digest(""))), _ -> {});
    }
}
