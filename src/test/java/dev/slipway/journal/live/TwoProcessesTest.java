package dev.slipway.journal.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Proposal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");
    private static final Draft DRAFT = new Draft(ANN, "kind", "here", "{}");

    @TempDir
    Path directory;

    @Test
    void twoProcessesAppendAtOnceAndEveryEntryIsThereOnce() throws Exception {
        try (ChildProcess first = ChildProcess.start(directory, "first", 4, 50);
                ChildProcess second = ChildProcess.start(directory, "second", 4, 50)) {
            assertThat(first.awaitEnd()).isZero();
            assertThat(second.awaitEnd()).isZero();
            Map<String, Long> acknowledged = new TreeMap<>(first.acknowledged());
            acknowledged.putAll(second.acknowledged());
            assertThat(acknowledged).hasSize(400);
            assertThat(present()).isEqualTo(acknowledged);
        }
    }

    @Test
    void whenTheOwnerIsKilledTheOtherGoesOnAndNothingIsLostOrDoubled() throws Exception {
        try (ChildProcess owner = ChildProcess.start(directory, "owner", 4, Integer.MAX_VALUE)) {
            owner.awaitAcknowledged(1);
            try (ChildProcess other = ChildProcess.start(directory, "other", 4, 300)) {
                other.awaitAcknowledged(20);
                owner.kill();
                assertThat(other.awaitEnd()).isZero();

                Map<String, Long> present = present();
                assertThat(present).containsAllEntriesOf(owner.acknowledged());
                assertThat(other.acknowledged()).hasSize(1200);
                assertThat(present).containsAllEntriesOf(other.acknowledged());
            }
        }
    }

    @Test
    void whenTheOwnerClosesAnotherGoesOnEvenWithoutBeingUsed() throws Exception {
        Journal owner = open();
        try (Journal second = open();
                Journal third = open()) {
            second.append(DRAFT);
            assertThat(third.find(Query.newest(1))).hasSize(1);
            String socket = Files.readString(directory.resolve("journal.owner"));
            owner.close();
            Awaitility.await()
                    .until(() -> Files.exists(directory.resolve("journal.owner"))
                            && !Files.readString(directory.resolve("journal.owner"))
                                    .equals(socket));
            assertThat(third.append(DRAFT).sequence()).isEqualTo(2);
            assertThat(second.append(DRAFT).sequence()).isEqualTo(3);
            assertThat(third.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
        }
        assertThat(Files.exists(directory.resolve("journal.owner"))).isFalse();
    }

    @Test
    void whoAppendsWhileOwnersComeAndGoNoticesNothing() throws Exception {
        List<Journal> users = List.of(open(), open(), open());
        AtomicInteger appended = new AtomicInteger();
        AtomicBoolean ownersGone = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Journal last = open()) {
            List<Future<?>> appending = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                appending.add(threads.submit(() -> {
                    while (!ownersGone.get()) {
                        last.append(DRAFT);
                        appended.incrementAndGet();
                    }
                }));
            }
            try {
                for (Journal owner : users) {
                    int seen = appended.get();
                    Awaitility.await().until(() -> appended.get() > seen + 50);
                    owner.close();
                }
            } finally {
                ownersGone.set(true);
            }
            for (Future<?> end : appending) {
                end.get();
            }
            assertThat(last.find(Query.newest(1)).getFirst().sequence()).isEqualTo(appended.get());
            assertThat(last.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void whoAppendsWhileTheOwnerIsClosingWaitsForTheNextOwner() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Desk owner = opened(desk());
                Desk user = opened(desk())) {
            threads.execute(() -> owner.call(_ -> {
                busy.countDown();
                await(done);
                return true;
            }));
            await(busy);
            Thread closing = Thread.ofPlatform().start(owner::close);
            Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

            Future<List<Entry>> appended =
                    threads.submit(() -> user.append(List.of(new Proposal(new UUID(1, 2), DRAFT))));
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> !appended.isDone());
            done.countDown();
            assertThat(appended.get()).extracting(Entry::sequence).containsExactly(1L);
        }
    }

    @Test
    void whoUsesTheJournalThroughItsOwnerCanDoAllOfIt() throws Exception {
        try (Journal owner = open();
                Journal user = open()) {
            Entry first = owner.append(DRAFT);
            Entry second = user.append(DRAFT);
            assertThat(user.find(Query.newest(5))).containsExactly(second, first);
            assertThat(user.of("here")).containsExactly(first, second);
            assertThat(user.marks("kind", 0)).containsExactly(new Mark(2, "here"), new Mark(1, "here"));
            assertThat(user.verify(_ -> {})).isEqualTo(new Verification.Intact(2, second.hash()));
            assertThat(user.export(new Export(Criteria.ALL, directory.resolve("export.jsonl"), false), _ -> {}))
                    .isEqualTo(2);
        }
    }

    @Test
    void aListenerHearsOfTheAppendsOfOtherProcesses() throws Exception {
        try (Journal owner = open();
                Journal user = open()) {
            List<Long> atOwner = Collections.synchronizedList(new ArrayList<>());
            List<Long> atUser = Collections.synchronizedList(new ArrayList<>());
            try (AutoCloseable _ = owner.listen(() -> atOwner.add(newest(owner)));
                    AutoCloseable _ = user.listen(() -> atUser.add(newest(user)))) {
                owner.append(DRAFT);
                Awaitility.await().until(() -> atUser.contains(1L));
                user.append(DRAFT);
                Awaitility.await().until(() -> atOwner.contains(2L));
            }
        }
    }

    @Test
    void anAppendThatIsAskedForAgainIsNotWrittenTwice() {
        Proposal proposal = new Proposal(new UUID(1, 2), DRAFT);
        try (Desk desk = desk()) {
            List<Entry> first = desk.append(List.of(proposal));
            assertThat(desk.append(List.of(proposal))).isEqualTo(first);
            assertThat(desk.call(Backend::last)).isEqualTo(1);
            assertThat(desk.append(List.of(proposal)))
                    .as("once the database has it")
                    .isEqualTo(first);
            Proposal other = new Proposal(new UUID(1, 3), DRAFT);
            List<Entry> twice = desk.append(List.of(other, other));
            assertThat(twice).hasSize(2).containsOnly(twice.getFirst());
            assertThat(desk.call(Backend::last)).isEqualTo(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyThisUserCanReachTheSocketAndTheFiles() throws Exception {
        Path folder = directory.resolve("new/journal");
        try (Journal journal = Journals.open(folder, Clock.systemUTC())) {
            journal.append(DRAFT);
            Path socket = Path.of(Files.readString(folder.resolve("journal.owner")));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aPathLongerThanASocketMayHaveIsNoHindrance() {
        Path folder = directory.resolve("long".repeat(40)).resolve("long".repeat(40));
        try (Journal owner = Journals.open(folder, Clock.systemUTC());
                Journal user = Journals.open(folder, Clock.systemUTC())) {
            owner.append(DRAFT);
            assertThat(user.append(DRAFT).sequence()).isEqualTo(2);
        }
    }

    private Journal open() {
        return Journals.open(directory, Clock.systemUTC());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first of all is the owner. */
    private static Desk opened(Desk desk) {
        desk.awaitOpen();
        return desk;
    }

    private Desk desk() {
        Bells bells = new Bells();
        return new Desk(new Entrance(directory, Clock.systemUTC(), bells, (_, _) -> {}), bells);
    }

    private static long newest(Journal journal) {
        return journal.find(Query.newest(1)).getFirst().sequence();
    }

    private Map<String, Long> present() throws InterruptedException {
        try (Journal journal = open()) {
            assertThat(journal.verify(_ -> {})).isInstanceOf(Verification.Intact.class);
            Map<String, Long> present = new TreeMap<>();
            for (Entry entry : journal.find(Query.newest(Integer.MAX_VALUE))) {
                assertThat(present.put(entry.subject(), entry.sequence())).isNull();
            }
            return present;
        }
    }
}
