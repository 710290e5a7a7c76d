package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one adds here all of the team can read, and nothing that anybody added is lost. */
class SharedRecordsTest extends WithRemote {
    private static final String LEDGER = "promotions/production-1";

    private interface Work<T> {
        T with(SharedRecords records, Remotes remotes) throws InterruptedException;
    }

    private static <T> T at(GitProgram place, Work<T> work) throws InterruptedException {
        try (Repository repository = Repositories.open(place.directory())) {
            return work.with(repository.sharedRecords(), repository.remotes(connections, settings(AMPLE, AMPLE)));
        }
    }

    private static void add(GitProgram place, String record) throws InterruptedException {
        at(place, (records, _) -> {
            records.add(LEDGER, record, "Ask for v1.8.0 on production");
            return record;
        });
    }

    private static SharedRecords.Sharing share(GitProgram place) throws InterruptedException {
        return at(place, (records, remotes) -> records.share(remotes, "origin", TransferProgress.UNHEARD));
    }

    private static List<String> receive(GitProgram place) throws InterruptedException {
        return at(place, (records, remotes) -> records.receive(remotes, "origin"));
    }

    private static List<String> unshared(GitProgram place) throws InterruptedException {
        return at(place, (records, _) -> records.unshared("origin"));
    }

    private static List<String> ledgers(GitProgram place) throws InterruptedException {
        return at(place, (records, _) -> records.ledgers("promotions/"));
    }

    private static List<String> read(GitProgram place) throws InterruptedException {
        return at(place, (records, _) -> records.records(LEDGER));
    }

    private GitProgram colleague() {
        bare.run("fetch", "-q", ours.directory().toString(), "main:main");
        GitProgram theirs = theirs();
        theirs.run("remote", "set-url", "origin", server.scp(name));
        return theirs;
    }

    @Test
    void whatOneSharesAColleagueReads() throws Exception {
        GitProgram theirs = colleague();
        String before = ours.run("status", "--porcelain") + ours.run("branch", "-a");
        add(ours, "{\"ask\": \"v1.8.0\"}");
        assertThat(unshared(ours)).containsExactly(LEDGER);

        assertThat(share(ours).shared()).containsExactly(LEDGER);

        assertThat(unshared(ours)).isEmpty();
        assertThat(receive(theirs)).containsExactly(LEDGER);
        assertThat(receive(theirs)).as("nothing new").isEmpty();
        assertThat(read(theirs)).containsExactly("{\"ask\": \"v1.8.0\"}");
        assertThat(ledgers(theirs)).containsExactly(LEDGER);
        assertThat(ours.run("status", "--porcelain") + ours.run("branch", "-a"))
                .as("branches and the work tree stay")
                .isEqualTo(before);
        bare.run("fsck", "--strict");
    }

    @Test
    void whatTwoAddAtOnceIsBothThereWhoeverSharesFirst() throws Exception {
        GitProgram theirs = colleague();
        add(ours, "asked by Cleo");
        share(ours);
        receive(theirs);
        add(ours, "approved by Ana");
        add(theirs, "approved by Ben");

        assertThat(share(theirs).rejected()).isEmpty();
        assertThat(share(ours).rejected()).isEmpty();
        receive(theirs);

        assertThat(read(ours))
                .containsExactlyInAnyOrder("asked by Cleo", "approved by Ana", "approved by Ben")
                .isEqualTo(read(theirs));
    }

    @Test
    void twoWhoAddAndShareAgainAndAgainAtOnceLoseNothing() throws Exception {
        GitProgram theirs = colleague();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService persons = Executors.newVirtualThreadPerTaskExecutor()) {
            for (GitProgram place : List.of(ours, theirs)) {
                int first = place.equals(ours) ? 0 : 4;
                all.add(persons.submit(() -> {
                    for (int i = first; i < first + 4; i++) {
                        add(place, "by " + i);
                        share(place);
                    }
                    return place;
                }));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        share(ours);
        share(theirs);
        receive(ours);

        assertThat(read(ours))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8).mapToObj(i -> "by " + i).toList());
    }

    @Test
    void whatTheRemoteDropsStaysHereAndIsSharedAgain() throws Exception {
        add(ours, "asked");
        share(ours);
        bare.run("update-ref", "-d", "refs/slipway/" + LEDGER);
        add(ours, "approved");

        assertThat(share(ours).rejected()).isEmpty();

        assertThat(bare.run("ls-tree", "--name-only", "refs/slipway/" + LEDGER).lines())
                .hasSize(2);
    }

    @Test
    void aRemoteThatRefusesSaysWhyAndTheRecordStaysHere() throws Exception {
        hook("echo no refs of other programs >&2; exit 1");
        add(ours, "asked");

        assertThat(share(ours).rejected().values())
                .extracting(RefUpdate.Rejection::reason)
                .containsExactly("pre-receive hook declined");

        assertThat(read(ours)).containsExactly("asked");
        assertThat(unshared(ours)).containsExactly(LEDGER);
    }

    @Test
    void whatIsNoRecordIsLeftOut() throws Exception {
        add(ours, "asked");
        String forged = ours.runWith("forged".getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
        String record = ours.run("ls-tree", "refs/slipway/" + LEDGER);
        String tree = ours.runWith(
                (record + "\n100644 blob " + forged + "\t" + "0".repeat(64) + "\n100644 blob " + forged + "\tREADME\n")
                        .getBytes(StandardCharsets.UTF_8),
                "mktree");
        ours.run("update-ref", "refs/slipway/" + LEDGER, ours.run("commit-tree", "-m", "forged", tree));

        assertThat(read(ours)).containsExactly("asked");
    }

    @Test
    void aNameThatGitDoesNotAllowIsRefused() {
        assertThatThrownBy(() -> at(ours, (records, _) -> {
                    records.add("promotions/a..b", "asked", "Ask");
                    return "";
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
