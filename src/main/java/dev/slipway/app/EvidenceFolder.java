package dev.slipway.app;

import dev.slipway.journal.Trouble;
import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of evidence: files, and last of all their digests, as {@code sha256sum} takes them. */
final class EvidenceFolder {
    /** The name of the file with the digests; without it the folder is not whole. */
    static final String DIGESTS = "SHA256SUMS";

    /** What can be replaced: names that a folder of evidence has. */
    private static final Pattern OURS =
            Pattern.compile("(plan|policy)\\.json|allowed_signers|events\\.jsonl|README\\.md|" + DIGESTS
                    + "|\\d{2,}-[a-z]+-[a-z0-9-]+\\.json(\\.sig)?");

    private final Path folder;
    private final boolean replace;

    /** @param replace whether evidence that lies there already is replaced */
    EvidenceFolder(Path folder, boolean replace) {
        this.folder = folder;
        this.replace = replace;
    }

    /** Writes texts by the names of their files; gives the names of all files. */
    Outcome<List<String>> write(Map<String, String> texts) {
        try {
            List<Path> there = there();
            Optional<Outcome<List<String>>> obstacle = obstacle(there);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            Files.createDirectories(folder);
            for (Path old : there.reversed()) {
                Files.delete(old);
            }
            StringBuilder digests = new StringBuilder();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.write(folder.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
                digests.append(Digest.of(text.getValue()).hex())
                        .append("  ")
                        .append(text.getKey())
                        .append('\n');
            }
            Files.writeString(folder.resolve(DIGESTS), digests);
            List<String> names = new ArrayList<>(texts.keySet());
            names.add(DIGESTS);
            return new Outcome.Done<>(names);
        } catch (IOException e) {
            return Outcome.usage(
                    "The evidence cannot be written to " + folder + ": " + Trouble.reason(e) + ".",
                    "See that you may write there and that there is room, then try again; what lies there now is not whole.");
        }
    }

    /** What lies there, the digests last. */
    private List<Path> there() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(file -> name(file).equals(DIGESTS)))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private Optional<Outcome<List<String>>> obstacle(List<Path> there) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return Optional.of(Outcome.usage("There is already a file " + folder + ".", "Name a new folder."));
        }
        Optional<Path> foreign = there.stream()
                .filter(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || !OURS.matcher(name(file)).matches())
                .findFirst();
        if (foreign.isPresent()) {
            return Optional.of(Outcome.usage(
                    "The folder " + folder + " has " + name(foreign.get()) + ", which is no evidence.",
                    "Name a new folder, or an empty one."));
        }
        return there.isEmpty() || replace
                ? Optional.empty()
                : Optional.of(Outcome.usage(
                        "The folder " + folder + " is not empty.", "Name a new folder, or say --replace."));
    }
}
