package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.diff.DiffLine;
import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.DiffOptions.WhiteSpace;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.Hunk;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hunks, line numbers and lines are those that the git program prints. */
class DiffLikeGitTest {
    private static final int FILES = 150;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"3, COUNTS", "0, COUNTS", "1, IGNORED", "12, COUNTS"})
    void hunksOfGeneratedFilesAreThoseOfGit(int context, WhiteSpace whiteSpace) {
        GitProgram git = GitProgram.init(directory);
        Random random = new Random(20261121L + context);
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(code(random, random.nextInt(120)));
            write(git, i, files.get(i));
        }
        Revision before = git.commit("feat: before");
        for (int i = 0; i < FILES; i++) {
            write(git, i, edited(files.get(i), random));
        }
        Revision after = git.commit("feat: after");

        try (Repository repository = Repositories.open(directory)) {
            List<ChangedFile> changed = repository.changes(after);
            assertThat(changed).hasSizeGreaterThan(FILES / 2);
            assertThat(changed)
                    .allSatisfy(file -> assertThat(printed(repository.diff(file, new DiffOptions(context, whiteSpace))))
                            .as(file.path())
                            .isEqualTo(git(git, before, after, file.path(), context, whiteSpace)));
        }
    }

    @Test
    void whereAFileHoldsNothingRareHunksAreStillThoseOfGitInNumberOfLines() {
        GitProgram git = GitProgram.init(directory);
        Random random = new Random(7);
        git.write("f", String.join("", few(random, 900)));
        git.commit("feat: before");
        git.write("f", String.join("", few(random, 900)));
        Revision after = git.commit("feat: after");

        try (Repository repository = Repositories.open(directory)) {
            ChangedFile file = repository.changes(after).getFirst();
            assertThat(repository.counts(List.of(file)).getFirst().added()).isPositive();
            assertThat(applied(git, file, (FileDiff.Text) repository.diff(file, DiffOptions.DEFAULT)))
                    .isEqualTo(git.run("show", "HEAD:f").lines().toList());
        }
    }

    static List<String> printed(FileDiff diff) {
        List<String> printed = new ArrayList<>();
        for (Hunk hunk : ((FileDiff.Text) diff).hunks()) {
            printed.add("@@ -" + range(hunk.oldStart(), hunk.oldLength()) + " +"
                    + range(hunk.newStart(), hunk.newLength()) + " @@");
            for (DiffLine line : hunk.lines()) {
                String end = line.ending() == DiffLine.Ending.CRLF ? "\r" : "";
                printed.add(sign(line.kind()) + line.text() + end);
                if (line.ending() == DiffLine.Ending.NONE) {
                    printed.add("\\ No newline at end of file");
                }
            }
        }
        return printed;
    }

    static String sign(DiffLine.Kind kind) {
        return switch (kind) {
            case CONTEXT -> " ";
            case REMOVED -> "-";
            case ADDED -> "+";
        };
    }

    private static String range(int start, int length) {
        return length == 1 ? String.valueOf(start) : start + "," + length;
    }

    static List<String> git(
            GitProgram git, Revision before, Revision after, String path, int context, WhiteSpace whiteSpace) {
        List<String> words = new ArrayList<>(List.of("diff", "--histogram", "-U" + context));
        if (whiteSpace == WhiteSpace.IGNORED) {
            words.add("-w");
        }
        words.addAll(List.of(before.id(), after.id(), "--", path));
        String printed = git.run(words.toArray(String[]::new));
        int first = printed.indexOf("\n@@ ");
        if (first < 0) {
            return List.of();
        }
        return List.of(printed.substring(first + 1).split("\n")).stream()
                .map(line -> line.startsWith("@@ ") ? line.substring(0, line.indexOf(" @@") + 3) : line)
                .toList();
    }

    /** The new file, made of the old one by the hunks. */
    private static List<String> applied(GitProgram git, ChangedFile file, FileDiff.Text diff) {
        List<String> old = git.run("show", "HEAD~:" + file.path()).lines().toList();
        List<String> made = new ArrayList<>();
        int at = 0;
        for (Hunk hunk : diff.hunks()) {
            made.addAll(old.subList(at, hunk.oldStart() - 1));
            hunk.lines().stream()
                    .filter(line -> line.kind() != DiffLine.Kind.REMOVED)
                    .map(DiffLine::text)
                    .forEach(made::add);
            at = hunk.oldStart() - 1 + hunk.oldLength();
        }
        made.addAll(old.subList(at, old.size()));
        return made;
    }

    private static void write(GitProgram git, int file, List<String> lines) {
        String text = String.join("", lines);
        boolean unended = file % 10 == 0 && !text.isEmpty();
        git.write("file" + file, unended ? text.substring(0, text.length() - 1) : text);
    }

    /** Much alike and indented, as code is: there changes can be said to be at several places. */
    private static List<String> code(Random random, int length) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            lines.add(line(random));
        }
        return lines;
    }

    private static String line(Random random) {
        String indent = (random.nextInt(4) == 0 ? "\t" : "    ").repeat(random.nextInt(4));
        return switch (random.nextInt(8)) {
            case 0, 1 -> "\n";
            case 2 -> indent + "}\n";
            case 3 -> indent + "if (ready) {\n";
            case 4 -> indent + "return;\r\n";
            case 5 -> indent + "call(" + random.nextInt(5) + ");\n";
            default -> indent + "value" + random.nextInt(1000) + " = ü;\n";
        };
    }

    private static List<String> few(Random random, int length) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            lines.add("abc".charAt(random.nextInt(3)) + "\n");
        }
        return lines;
    }

    private static List<String> edited(List<String> old, Random random) {
        List<String> lines = new ArrayList<>(old);
        for (int edits = random.nextInt(6); edits >= 0; edits--) {
            int at = random.nextInt(lines.size() + 1);
            int count = Math.min(random.nextInt(8), lines.size() - at);
            switch (random.nextInt(4)) {
                case 0 -> lines.subList(at, at + count).clear();
                case 1 -> lines.addAll(at, code(random, count));
                case 2 -> lines.addAll(at, List.copyOf(lines.subList(at, at + count)));
                default -> lines.subList(at, at + count).replaceAll(line -> " " + line.replace("value", "price "));
            }
        }
        return lines;
    }
}
