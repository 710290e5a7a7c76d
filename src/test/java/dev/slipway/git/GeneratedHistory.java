package dev.slipway.git;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Histories of any shape, the same for the same seed: commits with up to so many parents anywhere shortly before them, each with
 * a branch of its own, {@code n0} the first.
 *
 * @param reach how many commits before a commit its parents lie at most
 * @param skew how many seconds clocks are wrong at most; without it each commit is a minute after the one before
 */
record GeneratedHistory(int commits, int parents, int reach, int skew) {

    void into(GitProgram git, Random random) {
        git.runWith(stream(random).getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
    }

    private String stream(Random random) {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < commits; i++) {
            long time = 1_700_000_000L + i * 60L - (skew == 0 ? 0 : random.nextInt(skew));
            stream.append("commit refs/heads/n%d\nmark :%d\n".formatted(i, i + 1))
                    .append("committer A <a@shop.example> %d +0000\ndata <<END\nCommit %d\nEND\n".formatted(time, i));
            boolean first = true;
            for (int parent : parentsOf(i, random)) {
                stream.append(first ? "from" : "merge")
                        .append(" :")
                        .append(parent + 1)
                        .append('\n');
                first = false;
            }
            stream.append('\n');
        }
        return stream.toString();
    }

    private Set<Integer> parentsOf(int commit, Random random) {
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; commit > 0 && i < 1 + random.nextInt(parents); i++) {
            chosen.add(Math.max(0, commit - 1 - random.nextInt(reach)));
        }
        return new TreeSet<>(chosen).descendingSet();
    }
}
