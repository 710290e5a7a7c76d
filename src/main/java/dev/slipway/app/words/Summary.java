package dev.slipway.app.words;

import dev.slipway.app.Act;
import dev.slipway.deploy.Event;
import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import dev.slipway.release.Revision;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** One line about an entry of the trail, out of the words that its body has for people. */
public final class Summary {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private static final List<String> TELLING = List.of("secret", "message", "reason");

    private Summary() {}

    /** What it says in one line; empty where it has no words for people. */
    public static String of(Entry entry) {
        byte[] body = entry.body().getBytes(StandardCharsets.UTF_8);
        try {
            String words = ofDeployment(entry)
                    ? of(Json.read(body, Event.class))
                    : ofBranch(entry) ? branch(Json.read(body, Map.class)) : others(Json.read(body, Map.class));
            return words.strip().replaceAll("\\s*\\R\\s*", " ");
        } catch (UncheckedIOException unreadable) {
            return "";
        }
    }

    /** Whether its body is an event of a deployment, whose id is the subject. */
    public static boolean ofDeployment(Entry entry) {
        return entry.kind().startsWith("deployment.");
    }

    private static boolean ofBranch(Entry entry) {
        return entry.kind().startsWith(Act.PREFIX);
    }

    /** From where it went to where, what came into it, and with which words. */
    private static String branch(Map<?, ?> body) {
        String from = abbreviated(body, "from");
        String to = abbreviated(body, "to");
        String other = abbreviated(body, "other");
        String message = text(body, "message").strip().lines().findFirst().orElse("");
        String way = from.isEmpty() ? "at " + to : to.isEmpty() ? "was at " + from : from + " to " + to;
        boolean joined = !message.isEmpty() && !other.isEmpty();
        if (joined && to.isEmpty()) {
            way = "at " + from;
        }
        String what = other.isEmpty() ? way : joined ? way + " with " + other : "now " + other;
        return message.isEmpty() ? what : what + " \u00b7 " + message;
    }

    /** A commit by the digits that people see, anything else as it is. */
    private static String abbreviated(Map<?, ?> body, String key) {
        String text = text(body, key);
        return COMMIT.matcher(text).matches() ? new Revision(text).abbreviated() : text;
    }

    private static String text(Map<?, ?> body, String key) {
        Object value = body.get(key);
        return value == null ? "" : value.toString();
    }

    private static String of(Event event) {
        return switch (event) {
            case Event.Started started ->
                with(Said.title(started), started.message())
                        + Said.overridden(started)
                                .map(said -> " \u00b7 " + said)
                                .orElse("");
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

    /** Of what was signed what it says, and by whom. */
    private static String others(Map<?, ?> body) {
        if (!(body.get("text") instanceof String text) || !body.containsKey("signature")) {
            return words(body);
        }
        Map<?, ?> said = Json.read(text.getBytes(StandardCharsets.UTF_8), Map.class);
        String overriding = text(said, "overriding");
        return with(
                "signed by " + text(said, "by"),
                overriding.isEmpty() ? text(said, "comment") : "overriding closed gates: " + overriding);
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
