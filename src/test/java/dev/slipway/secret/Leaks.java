package dev.slipway.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for the spellings of secret values in what others may read. */
public final class Leaks {
    private static final int KEY = 8;

    private final List<String> spellings;
    private final Map<String, List<String>> byBeginning = new HashMap<>();

    private Leaks(List<String> spellings) {
        this.spellings = spellings;
        spellings.stream()
                .map(Leaks::bytes)
                .forEach(spelling -> byBeginning
                        .computeIfAbsent(spelling.substring(0, KEY), _ -> new ArrayList<>())
                        .add(spelling));
    }

    public static Leaks of(List<String> values) {
        return new Leaks(values.stream()
                .flatMap(value -> PlantedSecrets.spellings(value).stream())
                .toList());
    }

    /** All that is looked for. */
    public List<String> spellings() {
        return spellings;
    }

    /** What is found in a text. */
    public List<String> in(String text) {
        return inBytes(bytes(text));
    }

    /** What is found in all files below a directory, or in a file, each with the file's name. */
    public List<String> in(Path place) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                inBytes(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .forEach(leak -> found.add(file + ": " + leak));
            }
        }
        return found;
    }

    private List<String> inBytes(String bytes) {
        List<String> found = new ArrayList<>();
        for (int at = 0; at + KEY <= bytes.length(); at++) {
            for (String spelling : byBeginning.getOrDefault(bytes.substring(at, at + KEY), List.of())) {
                if (bytes.startsWith(spelling, at)) {
                    found.add(spelling);
                }
            }
        }
        return found;
    }

    /** Each byte as a character. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
