package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A repository of about 3,000 files and 30 MB, with two releases that differ in 20 files. But for its slipway.yaml the same at every run. */
record Sample(Path path) {
    static final String FIRST = "v1.0.0";
    static final String SECOND = "v2.0.0";

    private static final int FILES = 2_999;
    private static final int CHANGED = 19;
    private static final int FOLDERS = 60;
    private static final int LARGEST = 20_000;
    private static final int VOCABULARY = 300;

    /** Makes it; {@code configuration} is its slipway.yaml. */
    static Sample make(Path path, String configuration) throws IOException, InterruptedException {
        Random random = new Random(7);
        List<String> words = words(random);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Path folder = Files.createDirectories(path.resolve("app").resolve("module-" + i % FOLDERS));
            files.add(Files.writeString(folder.resolve("file-" + i + ".txt"), text(random, words)));
        }
        Files.writeString(path.resolve("slipway.yaml"), configuration);
        Sample sample = new Sample(path);
        sample.git("init", "-q", "-b", "main");
        sample.release(FIRST);
        for (Path file : files.stream().limit(CHANGED).toList()) {
            Files.writeString(file, text(random, words));
        }
        sample.release(SECOND);
        return sample;
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, VOCABULARY)
                .mapToObj(i -> random.ints(2 + i % 9, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static String text(Random random, List<String> words) {
        int length = random.nextInt(LARGEST);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(words.get(random.nextInt(VOCABULARY))).append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        return text.toString();
    }

    private void release(String tag) throws IOException, InterruptedException {
        Files.writeString(path.resolve("VERSION"), tag + "\n");
        git("add", "-A");
        git("commit", "-q", "-m", tag);
        git("tag", "-a", "-m", tag, tag);
    }

    /** Runs git in it. */
    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Bench", "-c", "user.email=bench@bench.example"));
        command.addAll(List.of(arguments));
        return Program.in(path).run(command.toArray(String[]::new));
    }

    /** What the tree of a release holds, in bytes. */
    long bytes(String tag) throws IOException, InterruptedException {
        return git("ls-tree", "-r", "-l", tag)
                .lines()
                .mapToLong(line -> Long.parseLong(line.split("\\s+", 5)[3]))
                .sum();
    }

    /** How many files a release has. */
    long files(String tag) throws IOException, InterruptedException {
        return git("ls-tree", "-r", tag).lines().count();
    }
}
