package dev.slipway.logs.source;

import dev.slipway.json.JsonDocument;
import dev.slipway.logs.LogState;
import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What systemd's journal has of units, all of a host in one channel: first what there is, then what comes. */
final class JournalReading implements Reading {
    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 127;
    private static final int ROOM = 1 << 15;

    private final Map<String, List<Hearing>> units;
    private final int first;
    private Optional<String> cursor = Optional.empty();

    /**
     * @param units by their whole names
     * @param first how many lines at first
     */
    JournalReading(Map<String, List<Hearing>> units, int first) {
        this.units = Map.copyOf(units);
        this.first = first;
    }

    /** The name of a unit as the journal has it. */
    static String whole(String unit) {
        return unit.contains(".") ? unit : unit + ".service";
    }

    @Override
    public List<Hearing> logs() {
        return units.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void over(Connection connection) throws IOException, InterruptedException, Unreadable {
        read(connection, false);
        logs().forEach(Hearing::caughtUp);
        logs().forEach(log -> log.state(new LogState.Following()));
        read(connection, true);
        throw new IOException("The reading of the journal ended");
    }

    private void read(Connection connection, boolean follow) throws IOException, InterruptedException, Unreadable {
        List<String> words = new ArrayList<>(List.of(
                "journalctl",
                "--output=json",
                "--all",
                "--quiet",
                "--output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_PID,_SYSTEMD_UNIT,UNIT"));
        units.keySet().stream().sorted().forEach(unit -> words.add("--unit=" + unit));
        words.add(cursor.map(last -> "--after-cursor=" + last).orElse("--lines=" + (follow ? 0 : first)));
        if (follow) {
            words.add("--follow");
            cursor.ifPresent(_ -> words.add("--no-tail"));
        }
        try (Channel channel = connection.open(
                Command.script(HostScript.LISTENED.file(), HostScript.LISTENED.text(), words),
                ChannelLimits.opening(OPENING))) {
            logs().forEach(log -> log.resumed("connection lost"));
            CompletableFuture<String> errors =
                    CompletableFuture.supplyAsync(() -> text(channel.errors()), Thread::startVirtualThread);
            WholeLines.read(channel.output(), this::entry);
            int status = channel.status();
            if (status != 0) {
                throw refused(connection, status, errors.join());
            }
        }
    }

    private static String text(InputStream errors) {
        try (errors) {
            return new String(errors.readNBytes(ROOM), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Unreadable refused(Connection connection, int status, String said) {
        return status == NOT_FOUND
                ? new Unreadable(
                        connection.address() + " has no journal of systemd: " + said,
                        "Name a file, a container or a command in slipway.yaml.")
                : new Unreadable(
                        "The journal of " + connection.address() + " cannot be read: " + said,
                        "Let this account read it: add it to the group systemd-journal.");
    }

    private void entry(byte[] line) {
        Optional<JsonDocument> entry = JsonDocument.parse(new String(line, StandardCharsets.UTF_8));
        if (entry.isEmpty()) { // of which unit it is nobody can tell, but it is not kept back
            logs().forEach(log -> log.bytes(line, 0, line.length));
            return;
        }
        entry.flatMap(json -> json.at("__CURSOR"))
                .flatMap(JsonDocument::string)
                .ifPresent(last -> cursor = Optional.of(last));
        String unit = field(entry.get(), "_SYSTEMD_UNIT");
        List<Hearing> hearings = units.containsKey(unit)
                ? units.getOrDefault(unit, List.of())
                : units.getOrDefault(field(entry.get(), "UNIT"), units.size() == 1 ? logs() : List.of());
        hearings.forEach(log -> log.bytes(line, 0, line.length));
    }

    private static String field(JsonDocument entry, String name) {
        return entry.at(name).flatMap(JsonDocument::string).orElse("");
    }
}
