package dev.slipway.deploy.host;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what the script inventory.sh writes: a key, a tab and a value a line, where a root or a release
 * begins a new part, and the lines of journals.
 */
final class InventoryReading {
    private static final String JOURNAL = "journal";
    /** A name may hold a carriage return. */
    private static final Pattern LINE_END = Pattern.compile("\n");

    private final Part host = new Part("");
    private final List<Part> roots = new ArrayList<>();
    private Part current = host;

    private static final class Part {
        private final String name;
        private final Map<String, List<String>> values = new HashMap<>();
        private final List<Part> releases = new ArrayList<>();

        Part(String name) {
            this.name = name;
        }

        void add(String key, String value) {
            values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        }

        List<String> all(String key) {
            return List.copyOf(values.getOrDefault(key, List.of()));
        }

        Optional<String> one(String key) {
            return all(key).stream().filter(value -> !value.isBlank()).findFirst();
        }
    }

    /** What this output says, of a host that was asked and had told all at these times. */
    HostInventory read(String output, Instant asked, Instant told) {
        LINE_END.splitAsStream(output).forEach(this::line);
        return new HostInventory(
                host.one("system").orElse("unknown"),
                host.one("clock")
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond)
                        .map(clock -> HostClock.ahead(clock, asked, told).abs())
                        .orElse(Duration.ZERO),
                host.all("missing"),
                host.one("silent")
                        .map(silent -> Lease.held(silent, host.one("lease").orElse(""))),
                host.one("guard").filter(Digest::isHex).map(Digest::new),
                roots());
    }

    private void line(String line) {
        if (line.startsWith("{")) {
            roots.getLast().add(JOURNAL, line);
            return;
        }
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return;
        }
        String key = line.substring(0, tab);
        String value = line.substring(tab + 1);
        switch (key) {
            case "root" -> {
                current = new Part(value);
                roots.add(current);
            }
            case "release" -> {
                current = new Part(value);
                roots.getLast().releases.add(current);
            }
            default -> current.add(key, value);
        }
    }

    private Map<String, RootInventory> roots() {
        Map<String, RootInventory> all = new LinkedHashMap<>();
        for (Part root : roots) {
            all.put(
                    root.name,
                    new RootInventory(
                            root.one("writable").isPresent(),
                            root.one("free")
                                    .filter(free -> free.chars().allMatch(Character::isDigit))
                                    .map(kilobytes -> 1024 * Long.parseLong(kilobytes))
                                    .orElse(Long.MAX_VALUE),
                            root.all("absent"),
                            root.one("live"),
                            root.releases.stream()
                                    .map(InventoryReading::release)
                                    .toList(),
                            root.all(JOURNAL).stream()
                                    .flatMap(InventoryReading::journalLine)
                                    .toList()));
        }
        return Collections.unmodifiableMap(all);
    }

    private static InstalledRelease release(Part part) {
        return new InstalledRelease(part.name, part.one("manifest").map(manifest -> complete(manifest, part)));
    }

    private static InstalledRelease.Complete complete(String manifest, Part part) {
        return new InstalledRelease.Complete(
                new Digest(manifest),
                new Release(
                        new Revision(part.one("revision").orElseThrow()),
                        part.one("tag"),
                        part.one("version").flatMap(Version::parse)),
                part.all("own"),
                part.one("since").map(Long::parseLong).map(Instant::ofEpochSecond),
                part.one("previous"),
                part.one("verified").isPresent(),
                proof(part),
                Seals.told(part.all("seal")));
    }

    private static InstalledRelease.Proof proof(Part part) {
        if (!part.all("wrong").isEmpty()) {
            return new InstalledRelease.Proof.Changed(part.all("wrong"));
        }
        return part.one("proven").isPresent()
                ? new InstalledRelease.Proof.Sound()
                : new InstalledRelease.Proof.NotAsked();
    }

    /** A line that was cut by the death of its step tells nothing that the other lines do not. */
    private static Stream<JournalLine> journalLine(String text) {
        try {
            return Stream.of(Json.read(text.getBytes(StandardCharsets.UTF_8), JournalLine.class));
        } catch (UncheckedIOException cut) {
            return Stream.empty();
        }
    }
}
