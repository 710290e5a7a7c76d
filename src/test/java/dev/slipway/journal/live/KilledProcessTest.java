package dev.slipway.journal.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.journal.Entry;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    @TempDir
    Path directory;

    @Test
    void twentyKillsUnderLoadLoseNoAcknowledgedEntry() throws Exception {
        killAndCheck(20);
    }

    @Test
    @Tag("long")
    void fiveHundredKillsUnderLoadLoseNoAcknowledgedEntry() throws Exception {
        killAndCheck(500);
    }

    private void killAndCheck(int kills) throws IOException, InterruptedException {
        Random moments = new Random();
        TreeMap<String, Long> acknowledged = new TreeMap<>();
        for (int kill = 0; kill < kills; kill++) {
            try (ChildProcess child = ChildProcess.start(directory, "run" + kill, 4, Integer.MAX_VALUE)) {
                child.awaitAcknowledged(1 + moments.nextInt(150));
                child.kill();
                acknowledged.putAll(child.acknowledged());
            }
        }
        try (Journal journal = Journals.open(directory, Clock.systemUTC())) {
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            TreeMap<String, Long> present = new TreeMap<>();
            for (Entry entry : journal.find(Query.newest(Integer.MAX_VALUE))) {
                assertThat(present.put(entry.subject(), entry.sequence())).isNull();
            }
            assertThat(present).containsAllEntriesOf(acknowledged);
            System.out.printf(
                    "%d kills, %d entries acknowledged, 0 of them missing, %d present%n",
                    kills, acknowledged.size(), present.size());
        }
    }
}
