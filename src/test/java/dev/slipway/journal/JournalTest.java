package dev.slipway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.journal.live.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");
    private static final Actor BOB = new Actor("bob", "laptop", "Bob <bob@example.org>");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void anEntryKeepsAllOfItsPartsAndFollowsFromTheOneBefore() {
        try (Journal journal = open()) {
            Entry first =
                    journal.append(new Draft(ANN, "deployment.started", "production", "{\"release\":\"v1.8.0\"}"));
            Entry second = journal.append(new Draft(BOB, "deployment.ended", "production", "{}"));

            assertThat(first.sequence()).isEqualTo(1);
            assertThat(first.at()).isEqualTo(NOON);
            assertThat(first.body()).isEqualTo("{\"release\":\"v1.8.0\"}");
            assertThat(second.previous()).isEqualTo(first.hash());
            assertThat(journal.find(Query.newest(10))).containsExactly(second, first);
        }
    }

    @Test
    void aTrailThatCannotBeOpenedIsToldToEveryoneWhoAsksAndCanBeClosed() throws IOException {
        Files.createDirectory(directory.resolve("journal.log"));

        try (Journal journal = Journals.opening(directory, Clock.systemUTC(), (_, _) -> {})) {
            assertThatThrownBy(() -> journal.find(Query.newest(1))).isInstanceOf(JournalException.class);
            assertThatThrownBy(journal::awaitOpen).isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.append(draft("a", "one"))).isInstanceOf(JournalException.class);
        }
        assertThatThrownBy(this::open).isInstanceOf(JournalException.class);
    }

    @Test
    void theTrailGoesOnWhereItEndedWhenItIsOpenedAgain() {
        Entry first;
        try (Journal journal = open()) {
            first = journal.append(draft("a", "one"));
        }
        try (Journal journal = open()) {
            Entry second = journal.append(draft("b", "two"));
            assertThat(second.previous()).isEqualTo(first.hash());
            assertThat(journal.find(Query.newest(10))).containsExactly(second, first);
        }
    }

    @Test
    void anyTextOfPeopleAndProgramsComesBackAsItWas() {
        String hostile =
                "'; DROP TABLE entry; -- \u0000 \t \n \r\n \"quoted\" \\ %s ü 漢 \uD83D\uDE80 " + "x".repeat(3_000_000);
        try (Journal journal = open()) {
            Entry entry = journal.append(new Draft(new Actor(hostile, hostile, hostile), hostile, hostile, hostile));
            assertThat(journal.find(Query.newest(1))).containsExactly(entry);
            assertThat(entry.body()).isEqualTo(hostile);
        }
        try (Journal journal = open()) {
            assertThat(verified(journal)).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void manyThreadsAppendAtOnceAndEveryEntryIsThereOnce() throws Exception {
        try (Journal journal = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Entry>> entries = IntStream.range(0, 400)
                    .mapToObj(number -> threads.submit(() -> journal.append(draft("kind", "n" + number))))
                    .toList();
            List<Long> sequences = new ArrayList<>();
            for (Future<Entry> entry : entries) {
                sequences.add(entry.get().sequence());
            }
            Collections.sort(sequences);
            assertThat(sequences)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 400).boxed().toList());
            assertThat(verified(journal))
                    .isEqualTo(new Verification.Intact(
                            400, journal.find(Query.newest(1)).getFirst().hash()));
        }
    }

    @Test
    void aThreadThatIsBeingCancelledStillRecordsAndHarmsNobody() {
        try (Journal journal = open()) {
            Thread.currentThread().interrupt();
            Entry entry = journal.append(draft("deployment.cancelled", "production"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(journal.find(Query.newest(1))).containsExactly(entry);
            assertThat(journal.append(draft("deployment.ended", "production")).sequence())
                    .isEqualTo(2);
        }
    }

    @Test
    void entriesAreFoundByEachPartOfAQuery() {
        AtomicInteger minutes = new AtomicInteger();
        Clock clock = new TickingClock(() -> NOON.plus(Duration.ofMinutes(minutes.getAndIncrement())));
        try (Journal journal = Journals.open(directory, clock)) {
            journal.append(new Draft(ANN, "deployment", "staging", "{}"));
            journal.append(new Draft(ANN, "deployment.started", "production", "{\"note\":\"Hotfix 100%\"}"));
            journal.append(new Draft(BOB, "deployments", "production", "{}"));
            journal.append(new Draft(BOB, "tag.created", "v1.8.0", "{}"));

            Query all = Query.newest(10);
            assertThat(sequences(journal, all)).containsExactly(4L, 3L, 2L, 1L);
            assertThat(sequences(journal, Query.newest(2))).containsExactly(4L, 3L);
            assertThat(sequences(journal, query(Optional.of("deployment"), none(), none(), none())))
                    .containsExactly(2L, 1L);
            assertThat(sequences(journal, Query.newest(Criteria.ALL.withSubject("production"), 10)))
                    .containsExactly(3L, 2L);
            assertThat(sequences(journal, query(none(), Optional.of("BOB@"), none(), none())))
                    .containsExactly(4L, 3L);
            assertThat(sequences(journal, query(none(), none(), Optional.of("hotFIX 100%"), none())))
                    .containsExactly(2L);
            assertThat(sequences(journal, query(none(), none(), Optional.of("hotfix_100"), none())))
                    .isEmpty();
            assertThat(sequences(journal, query(none(), none(), none(), Optional.of(3L))))
                    .containsExactly(2L, 1L);
            assertThat(sequences(
                            journal,
                            Query.newest(
                                    new Criteria(
                                            none(),
                                            none(),
                                            none(),
                                            none(),
                                            Optional.of(NOON.plusSeconds(60)),
                                            Optional.of(NOON.plusSeconds(180)),
                                            none()),
                                    10)))
                    .containsExactly(3L, 2L);
        }
    }

    @Test
    void theEntriesOfASubjectComeOldestFirst() {
        try (Journal journal = open()) {
            Entry first = journal.append(draft("a", "d-1"));
            journal.append(draft("a", "d-2"));
            Entry third = journal.append(draft("b", "d-1"));
            assertThat(journal.of("d-1")).containsExactly(first, third);
        }
    }

    @Test
    void theMarksOfAKindTellWhereItsEntriesStandNewestFirst() {
        try (Journal journal = open()) {
            journal.append(draft("deployment.started", "d-1"));
            journal.append(draft("deployment.ended", "d-1"));
            journal.append(draft("deployment.started", "d-2"));

            assertThat(journal.marks("deployment.started", 0)).containsExactly(new Mark(3, "d-2"), new Mark(1, "d-1"));
            assertThat(journal.marks("deployment.started", 1)).containsExactly(new Mark(3, "d-2"));
            assertThat(journal.marks("deployment.started", 3)).isEmpty();
            assertThat(journal.marks("deployment", 0))
                    .as("a kind, not a part of it")
                    .isEmpty();
        }
    }

    @Test
    void theEntriesOfAnEnvironmentAreItsOwnAndThoseOfDeploymentsToIt() {
        try (Journal journal = open()) {
            journal.append(draft("deployment.started", "production-20261121-104512-9c04e1f2"));
            journal.append(draft("deployment.started", "production-eu-20261121-104512-9c04e1f2"));
            journal.append(draft("hold.set", "production"));
            journal.append(draft("deployment.ended", "production-20261121-104512-9c04e1f2"));
            journal.append(draft("release.tagged", "production-20261121"));

            assertThat(sequences(journal, Query.newest(Criteria.ALL.withEnvironment("production"), 10)))
                    .containsExactly(4L, 3L, 1L);
            assertThat(sequences(journal, Query.newest(Criteria.ALL.withEnvironment("production-eu"), 10)))
                    .containsExactly(2L);
            assertThat(sequences(journal, new Query(Criteria.ALL.withEnvironment("production"), Optional.of(4L), 1)))
                    .containsExactly(3L);
        }
    }

    @Test
    void aListenerHearsOfAppendsUntilItIsClosedAndMayReadTheJournal() throws Exception {
        try (Journal journal = open()) {
            List<Long> heard = Collections.synchronizedList(new ArrayList<>());
            try (AutoCloseable _ = journal.listen(
                    () -> heard.add(journal.find(Query.newest(1)).getFirst().sequence()))) {
                journal.append(draft("a", "b"));
                Awaitility.await().until(() -> heard.contains(1L));
                journal.append(draft("a", "b"));
                Awaitility.await().until(() -> heard.contains(2L));
            }
        }
    }

    @Test
    void whoReadsWhileTheJournalIsBeingClosedDoesNotOpenItAgain() throws Exception {
        for (int round = 0; round < 15; round++) {
            List<Future<?>> readers = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Journal journal = open();
                AtomicInteger reads = new AtomicInteger();
                for (int reader = 0; reader < 8; reader++) {
                    readers.add(threads.submit(() -> {
                        while (true) {
                            journal.find(Query.newest(1));
                            reads.incrementAndGet();
                        }
                    }));
                }
                Awaitility.await().until(() -> reads.get() > 50);
                journal.close();
            }
            assertThat(readers).allMatch(reader -> reader.state() == Future.State.FAILED);
            assertThat(directory.resolve("journal.owner")).doesNotExist();
        }
    }

    @Test
    void aListenerThatFailsIsCalledAgain() throws Exception {
        try (Journal journal = open()) {
            AtomicInteger calls = new AtomicInteger();
            try (AutoCloseable _ = journal.listen(() -> {
                calls.incrementAndGet();
                throw new IllegalStateException("on purpose");
            })) {
                journal.append(draft("a", "b"));
                Awaitility.await().until(() -> calls.get() >= 1);
                int before = calls.get();
                journal.append(draft("a", "b"));
                Awaitility.await().until(() -> calls.get() > before);
            }
        }
    }

    @Test
    void aClosedJournalSaysSo() {
        Journal journal = open();
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(draft("a", "b")))
                .isInstanceOf(JournalException.class)
                .hasMessage("The journal is closed.");
    }

    private Journal open() {
        return Journals.open(directory, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Draft draft(String kind, String subject) {
        return new Draft(ANN, kind, subject, "{\"subject\":\"" + subject + "\"}");
    }

    private static Verification verified(Journal journal) {
        try {
            return journal.verify(_ -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Long> sequences(Journal journal, Query query) {
        return journal.find(query).stream().map(Entry::sequence).toList();
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Query query(
            Optional<String> kind, Optional<String> actor, Optional<String> text, Optional<Long> before) {
        return new Query(new Criteria(kind, none(), none(), actor, none(), none(), text), before, 10);
    }
}
