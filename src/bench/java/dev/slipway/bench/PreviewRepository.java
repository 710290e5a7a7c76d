package dev.slipway.bench;

import dev.slipway.bench.FastImport.Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A repository of 10,000 files of about forty lines. On {@code main} work went on; {@code next} has 90 commits that change 142
 * files, some of which main changed too, elsewhere in them; {@code large} changes 8,000 files at once.
 */
record PreviewRepository(Path path) {
    static final int COMMITS = 90;
    static final int CHANGED = 142;
    static final int LARGE = 8_000;

    private static final int FILES = 10_000;
    private static final int FOLDERS = 200;
    private static final int LINES = 40;
    private static final int SHARED = 12;
    private static final int ON_MAIN = 30;
    private static final String WHO = "Ann Adams <ann.adams@shop.example> ";
    private static final long BEGIN = 1_790_000_000L;

    /** Makes it in a directory that is not there yet. */
    static PreviewRepository make(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path);
        Program git = Program.in(path);
        git.run("git", "init", "-q", "-b", "main");
        Process importing = new ProcessBuilder("git", "fast-import", "--quiet")
                .directory(path.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream stream = new BufferedOutputStream(importing.getOutputStream(), 1 << 16)) {
            new Maker(new FastImport(stream), new Random(7)).write();
        }
        if (importing.waitFor() != 0) {
            throw new IOException("git fast-import ended with status " + importing.exitValue());
        }
        git.run("git", "repack", "-a", "-d", "-q");
        git.run("git", "commit-graph", "write", "--reachable");
        return new PreviewRepository(path);
    }

    /** Writes the commits. */
    private static final class Maker {
        private final FastImport out;
        private final Phrases phrases;
        private final List<List<String>> files = new ArrayList<>();
        private int commits;

        private Maker(FastImport out, Random random) {
            this.out = out;
            this.phrases = new Phrases(random);
        }

        private void write() throws IOException {
            List<String> all = new ArrayList<>();
            for (int file = 0; file < FILES; file++) {
                files.add(phrases.text(LINES).lines().toList());
                all.add(changed(file, files.get(file)));
            }
            int base = commit("refs/heads/main", 0, all);
            for (int i = 0; i < ON_MAIN; i++) {
                int file = i < SHARED ? i : CHANGED + i;
                commit("refs/heads/main", 0, List.of(changed(file, edited(files.get(file), 2))));
            }
            for (int i = 0; i < COMMITS; i++) {
                List<String> changes = new ArrayList<>();
                int until = CHANGED * (i + 1) / COMMITS;
                for (int file = CHANGED * i / COMMITS; file < until; file++) {
                    changes.add(changed(file, edited(files.get(file), LINES - 5)));
                }
                commit("refs/heads/next", i == 0 ? base : 0, changes);
            }
            List<String> most = new ArrayList<>();
            for (int file = 0; file < LARGE; file++) {
                most.add(changed(file, edited(edited(files.get(file), 5), LINES / 2)));
            }
            commit("refs/heads/large", base, most);
            out.done(List.of());
        }

        /** Another line there, and one more. */
        private List<String> edited(List<String> lines, int at) {
            List<String> edited = new ArrayList<>(lines);
            edited.set(at, phrases.text(1).strip());
            edited.add(at + 1, phrases.text(1).strip());
            return edited;
        }

        private String changed(int file, List<String> lines) throws IOException {
            int blob = out.blob(String.join("\n", lines) + "\n");
            return FastImport.change("module-" + file % FOLDERS + "/part-" + file + ".txt", blob);
        }

        private int commit(String ref, int base, List<String> changes) throws IOException {
            commits++;
            return out.commit(
                    ref, new Text(WHO + (BEGIN + 600L * commits) + " +0000", phrases.message()), base, 0, changes);
        }
    }
}
