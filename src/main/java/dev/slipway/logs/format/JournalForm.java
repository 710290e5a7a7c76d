package dev.slipway.logs.format;

import dev.slipway.json.JsonDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a program wrote, in an entry of systemd's journal as {@code journalctl -o json} writes it. */
final class JournalForm {
    private static final String TIME = "__REALTIME_TIMESTAMP";

    private JournalForm() {}

    static Optional<Wrapped> wrapped(String line) {
        return line.contains("\"" + TIME + "\"") && line.endsWith("}")
                ? JsonDocument.parse(line).flatMap(JournalForm::wrapped)
                : Optional.empty();
    }

    private static Optional<Wrapped> wrapped(JsonDocument entry) {
        return text(entry, TIME)
                .filter(time -> time.matches("\\d{1,18}"))
                .map(time -> new Wrapped(
                        entry.at("MESSAGE").map(JournalForm::message).orElse(""),
                        Optional.of(Instant.EPOCH.plus(Long.parseLong(time), ChronoUnit.MICROS)),
                        text(entry, "PRIORITY")
                                .filter(priority -> priority.matches("[0-7]"))
                                .map(priority -> Level.ofSeverity(Integer.parseInt(priority))),
                        false));
    }

    private static Optional<String> text(JsonDocument entry, String key) {
        return entry.at(key).flatMap(JsonDocument::string);
    }

    /** A text; its bytes where it is none; {@code null} where it was too large. */
    private static String message(JsonDocument message) {
        return message.string().orElseGet(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < message.length(); i++) {
                message.at(Integer.toString(i))
                        .map(JsonDocument::text)
                        .filter(one -> one.matches("\\d{1,3}"))
                        .ifPresent(one -> bytes.write(Integer.parseInt(one)));
            }
            return bytes.toString(StandardCharsets.UTF_8);
        });
    }
}
