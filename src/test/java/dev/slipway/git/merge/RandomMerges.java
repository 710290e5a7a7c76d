package dev.slipway.git.merge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Histories with two branches each, made by chance, as {@code git fast-import} reads them: branches {@code o7} and {@code t7}
 * are the two of the seventh.
 */
final class RandomMerges {
    private static final String[] DIRECTORIES = {"", "app/", "app/web/", "lib/", "docs/old/"};
    private static final String[] COMMON = {"", "}", "    return;", "{", "// ---"};

    private final Random random;
    private final StringBuilder stream = new StringBuilder();
    private int commits;
    private int names;

    RandomMerges(long seed, int number) {
        random = new Random(seed);
        for (int i = 0; i < number; i++) {
            make(i);
        }
    }

    byte[] stream() {
        return stream.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record File(String mode, String content) {}

    /** The files of a commit by their paths. */
    private static final class Files extends TreeMap<String, File> {
        private static final long serialVersionUID = 1;

        Files copy() {
            Files copy = new Files();
            copy.putAll(this);
            return copy;
        }
    }

    private void make(int number) {
        Files base = new Files();
        for (int i = 0; i < 3 + random.nextInt(10); i++) {
            put(base, path(), new File("100644", content()));
        }
        int root = commit("refs/heads/b" + number, base);
        Files ours = base.copy();
        Files theirs = base.copy();
        change(ours, theirs);
        change(theirs, ours);
        int one = commit("refs/heads/o" + number, ours, root);
        int other = commit("refs/heads/t" + number, theirs, root);
        if (random.nextInt(4) == 0) {
            crissCross(number, ours, theirs, one, other);
        }
    }

    /** Each side merges the other, and goes on. */
    private void crissCross(int number, Files ours, Files theirs, int one, int other) {
        Files merged = ours.copy();
        theirs.forEach((path, file) -> {
            if (!ours.containsKey(path)) {
                put(merged, path, file);
            }
        });
        Files mergedOtherwise = random.nextBoolean() ? merged.copy() : theirs.copy();
        edit(merged);
        edit(mergedOtherwise);
        commit("refs/heads/o" + number, merged, one, other);
        commit("refs/heads/t" + number, mergedOtherwise, other, one);
    }

    private void change(Files files, Files others) {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3 -> edit(files);
                case 4, 5 -> rename(files, random.nextBoolean());
                case 6 -> files.remove(any(files));
                case 7 -> put(files, path(), new File("100644", content()));
                case 8 -> put(files, "app/new", new File("100644", content()));
                case 9 -> chmod(files);
                case 10 -> asTheOtherSide(files, others);
                case 11 -> moveDirectory(files);
                case 12 -> link(files);
                default -> fileForDirectory(files);
            }
        }
        if (files.isEmpty()) {
            put(files, "left", new File("100644", content()));
        }
    }

    private String any(Files files) {
        return files.isEmpty() ? "none" : List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    }

    private void rename(Files files, boolean edited) {
        String path = any(files);
        File file = files.remove(path);
        if (file != null) {
            put(files, path(), edited ? new File(file.mode(), edited(file.content())) : file);
        }
    }

    private void edit(Files files) {
        String path = any(files);
        File file = files.get(path);
        if (file != null && !file.mode().equals("120000")) {
            files.put(path, new File(file.mode(), edited(file.content())));
        }
    }

    private void chmod(Files files) {
        String path = any(files);
        File file = files.get(path);
        if (file != null && !file.mode().equals("120000")) {
            files.put(path, new File(file.mode().equals("100644") ? "100755" : "100644", file.content()));
        }
    }

    private void asTheOtherSide(Files files, Files others) {
        String path = any(others);
        File file = others.get(path);
        if (file != null) {
            put(files, path, file);
        }
    }

    private void moveDirectory(Files files) {
        String from = DIRECTORIES[1 + random.nextInt(DIRECTORIES.length - 1)];
        String to = "moved" + random.nextInt(3) + "/";
        files.copy().forEach((path, file) -> {
            if (path.startsWith(from)) {
                files.remove(path);
                put(files, to + path.substring(from.length()), file);
            }
        });
    }

    private void link(Files files) {
        put(files, random.nextBoolean() ? any(files) : "link", new File("120000", "to" + random.nextInt(3)));
    }

    private void fileForDirectory(Files files) {
        String path = any(files);
        File file = files.remove(path);
        if (file != null) {
            put(files, path + "/inner", file);
        }
    }

    /** A path is a file or a directory. */
    private static void put(Files files, String path, File file) {
        files.keySet().removeIf(known -> known.startsWith(path + "/") || path.startsWith(known + "/"));
        files.put(path, file);
    }

    private String path() {
        return DIRECTORIES[random.nextInt(DIRECTORIES.length)] + "file"
                + (random.nextInt(5) == 0 ? random.nextInt(4) : names++);
    }

    private String content() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "\0binary" + random.nextInt();
            case 2 -> lines().replace("\n", "\r\n");
            case 3 -> lines().strip();
            default -> lines();
        };
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 4 + random.nextInt(25); i++) {
            lines.append(line()).append('\n');
        }
        return lines.toString();
    }

    private String line() {
        return random.nextInt(6) == 0
                ? COMMON[random.nextInt(COMMON.length)]
                : "line " + Integer.toString(random.nextInt(1_000_000_000), 36);
    }

    private String edited(String all) {
        String end = all.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(all.split(end, -1)));
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.add(at, line());
                case 1 -> lines.remove(at);
                default -> lines.set(at, line());
            }
            if (lines.isEmpty()) {
                lines.add(line());
            }
        }
        return String.join(end, lines);
    }

    private int commit(String branch, Files files, int... parents) {
        int mark = ++commits;
        write("commit " + branch + "\nmark :" + mark + "\ncommitter Ana <ana@shop.example> " + (1_700_000_000 + mark)
                + " +0000\ndata 1\nx\n");
        for (int i = 0; i < parents.length; i++) {
            write((i == 0 ? "from :" : "merge :") + parents[i] + "\n");
        }
        write("deleteall\n");
        files.forEach((path, file) -> {
            write("M " + file.mode() + " inline " + path + "\ndata "
                    + file.content().length() + "\n" + file.content() + "\n");
        });
        return mark;
    }

    private void write(String text) {
        stream.append(text);
    }
}
