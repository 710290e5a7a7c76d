package dev.slipway.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository with a {@link LargeHistory}. It stays for the next run. */
record HistoryRepository(Path path) {

    /** Takes the one that is there if it was made for so many commits, else makes it. */
    static HistoryRepository of(Path path, int commits) throws IOException, InterruptedException {
        String made = "%,d commits, %,d branches, %,d tags, form 2"
                .formatted(commits, LargeHistory.BRANCHES, LargeHistory.TAGS);
        Path note = path.resolve(".git/slipway-bench");
        if (Files.exists(note)) {
            if (!Files.readString(note).equals(made)) {
                throw new IOException(path + " has another history: " + Files.readString(note));
            }
            System.out.println("The repository of an earlier run: " + path + ", made with " + made + "\n");
            return new HistoryRepository(path);
        }
        System.out.println("Making the repository in " + path + ": " + made);
        HistoryRepository repository = new HistoryRepository(Files.createDirectories(path));
        repository.make(commits);
        Files.writeString(note, made);
        return repository;
    }

    private void make(int commits) throws IOException, InterruptedException {
        Program git = Program.in(path);
        git.run("git", "init", "-q", "-b", "main");
        Process importing = new ProcessBuilder("git", "fast-import", "--quiet", "--active-branches=80")
                .directory(path.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream stream = new BufferedOutputStream(importing.getOutputStream(), 1 << 16)) {
            new LargeHistory(new FastImport(stream), commits).write();
        }
        if (importing.waitFor() != 0) {
            throw new IOException("git fast-import ended with status " + importing.exitValue());
        }
        Files.writeString(path.resolve(".git/config"), following(git), StandardOpenOption.APPEND);
        git.run("git", "repack", "-a", "-d", "-q");
        git.run("git", "pack-refs", "--all");
    }

    /** Local branches follow the remote's of their name. */
    private String following(Program git) throws IOException, InterruptedException {
        Stream<String> branches = git.run("git", "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads")
                .lines();
        return "[remote \"origin\"]\n\turl = /nowhere\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
                + branches.map("[branch \"%1$s\"]\n\tremote = origin\n\tmerge = refs/heads/%1$s\n"::formatted)
                        .collect(Collectors.joining());
    }

    /** With git's commit-graph file, or without. */
    Git with(boolean file) throws IOException, InterruptedException {
        Path graph = path.resolve(".git/objects/info/commit-graph");
        if (!file) {
            Files.deleteIfExists(graph);
        } else if (!Files.exists(graph)) {
            Program.in(path).run("git", "commit-graph", "write", "--reachable");
        }
        return new Git(path, file);
    }

    /** The git program in it. */
    record Git(Path path, boolean graph) {

        /** What a command writes, line by line. */
        List<String> lines(List<String> command) throws IOException, InterruptedException {
            return Program.in(path).run(line(command)).lines().toList();
        }

        /** Whether this git knows a command. */
        boolean can(List<String> command) throws IOException, InterruptedException {
            return process(command).waitFor() == 0;
        }

        /** Runs a command for nothing but the time it takes. */
        void run(List<String> command) throws IOException, InterruptedException {
            int status = process(command).waitFor();
            if (status != 0) {
                throw new IOException(command + " ended with status " + status);
            }
        }

        private Process process(List<String> command) throws IOException {
            return new ProcessBuilder(line(command))
                    .directory(path.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        private String[] line(List<String> command) {
            return Stream.concat(Stream.of("git", "-c", "core.commitGraph=" + graph), command.stream())
                    .toArray(String[]::new);
        }
    }
}
