package dev.slipway.app.words;

import dev.slipway.deploy.Event;
import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line about an entry of the trail, out of the words that its body has for people. */
public final class Summary {
    private static final List<String> TELLING = List.of("secret", "message", "reason");

    private Summary() {}

    /** What it says in one line; empty where it has no words for people. */
    public static String of(Entry entry) {
        byte[] body = entry.body().getBytes(StandardCharsets.UTF_8);
        try {
            String words = ofDeployment(entry) ? of(Json.read(body, Event.class)) : words(Json.read(body, Map.class));
            return words.strip().replaceAll("\\s*\\R\\s*", " ");
        } catch (UncheckedIOException unreadable) {
            return "";
        }
    }

    /** Whether its body is an event of a deployment, whose id is the subject. */
    public static boolean ofDeployment(Entry entry) {
        return entry.kind().startsWith("deployment.");
    }

    private static String of(Event event) {
        return switch (event) {
            case Event.Started started -> with(Said.title(started), started.message());
            case Event.Resumed resumed -> with(Said.resumed(resumed), resumed.message());
            case Event.LeaseWanted lease -> "lease on " + lease.host();
            case Event.StepStarted step -> step.host() + " " + Said.step(step.phase(), step.component(), step.undo());
            case Event.StepEnded end ->
                with(
                        end.host() + " " + Said.step(end.phase(), end.component(), end.undo()) + " "
                                + Words.word(end.result()),
                        end.detail());
            case Event.BatchStarted batch -> "batch " + batch.number() + ": " + Words.names(batch.hosts());
            case Event.GoingBack back -> with("going back on " + Words.names(back.hosts()), back.reason());
            case Event.CancelAsked asked -> asked.by() + " asked to stop";
            case Event.Ended end -> with(Words.word(end.verdict()), end.reason());
            case Event.LeaseLeft left -> left.sentence();
            case Event.Output output -> with(output.host(), output.text());
            case Event.HostAway away -> with(away.host(), away.why());
            case Event.Progress progress -> with(progress.host(), progress.detail());
        };
    }

    private static String words(Map<?, ?> body) {
        return String.join(
                " \u00b7 ",
                TELLING.stream()
                        .map(body::get)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    private static String with(String what, String more) {
        return more.isBlank() ? what : what + ": " + more;
    }
}
