package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A project with the history of a made repository, whose objects it borrows, so that nothing is added to that; one more commit says how it is deployed. */
record HistoryProject(Path path) {
    private static final String CONFIGURATION = """
            schema: 1
            project: shop
            environments:
              staging: { tier: staging, branch: develop, hosts: [{ name: one, address: 'deploy@127.0.0.1:1', groups: [web] }] }
              production: { tier: production, branch: main, hosts: [{ name: two, address: 'deploy@127.0.0.1:2', groups: [web] }] }
            components:
              web: { group: web, strategy: releases, root: /srv/shop, files: [order/**] }
            """;

    /** Makes it in a directory that is not there yet. */
    static HistoryProject of(HistoryRepository made, Path directory) throws IOException, InterruptedException {
        made.with(true);
        Path path = Files.createDirectories(directory);
        Path lender = made.path().resolve(".git");
        Path own = path.resolve(".git");
        Program.in(path).run("git", "init", "-q", "-b", "main");
        Files.writeString(own.resolve("objects/info/alternates"), lender.resolve("objects") + "\n");
        for (String file : new String[] {"packed-refs", "config"}) {
            Files.copy(lender.resolve(file), own.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(path.resolve("slipway.yaml"), CONFIGURATION);
        Program git = Program.in(path);
        git.run("git", "read-tree", "HEAD");
        git.run("git", "add", "slipway.yaml");
        git.run(
                "git",
                "-c",
                "user.name=Bench",
                "-c",
                "user.email=bench@bench.example",
                "commit",
                "-q",
                "-m",
                "Say how it is deployed");
        return new HistoryProject(path);
    }
}
