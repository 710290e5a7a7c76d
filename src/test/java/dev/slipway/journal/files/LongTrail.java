package dev.slipway.journal.files;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** The log and the note of a trail of many entries, written as Slipway writes them and without waiting for the disk. */
final class LongTrail {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");
    private static final int STEPS = 40;

    private LongTrail() {}

    /** Writes so many entries, in deployments of 40 steps; the database is left for the first opening to make. */
    static void write(Path directory, int entries) throws IOException {
        Random random = new Random(7);
        Head head = Head.EMPTY;
        try (OutputStream log = new BufferedOutputStream(Files.newOutputStream(AheadLog.in(directory)))) {
            for (int number = 0; number < entries; number++) {
                Instant now = BEGIN.plusSeconds(number);
                Entry entry = EntryForm.next(head, draft(number), now);
                log.write(Json.bytes(new AheadLog.Line(Proposal.newId(now, random), entry)));
                log.write('\n');
                head = Head.of(entry);
            }
        }
        Path note = Trail.headFile(directory);
        HeadFile.create(note);
        try (HeadFile file = HeadFile.open(note, HeadFile.read(note).orElseThrow())) {
            file.force(head, true);
        }
    }

    private static Draft draft(int number) {
        String deployment = "production-20260101-%06d-9c04e1f2".formatted(number / STEPS);
        return new Draft(
                ANN,
                number % STEPS == 0 ? "deployment.started" : "deployment.step-started",
                deployment,
                "{\"deployment\":\"%s\",\"host\":\"web%d\",\"step\":\"prepare\"}".formatted(deployment, number % 16));
    }
}
