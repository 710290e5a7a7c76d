package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.deploy.Refused;
import dev.slipway.git.GitException;
import dev.slipway.project.Address;
import dev.slipway.ssh.SshException;
import dev.slipway.ui.Pictures;
import dev.slipway.vault.VaultException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Queue<Runnable> frame = new ArrayDeque<>();
    private final List<List<Integer>> batches = new ArrayList<>();

    @Test
    void whatComesWithinAFrameArrivesAsOneListInOrder() {
        Background background = new Background(Runnable::run, Runnable::run, frame::add);
        var events = background.<Integer>batched(batches::add);

        List.of(1, 2, 3).forEach(events);
        assertThat(frame).hasSize(1);
        frame.remove().run();
        events.accept(4);
        frame.remove().run();

        assertThat(batches).containsExactly(List.of(1, 2, 3), List.of(4));
    }

    @Test
    void whatAnotherThreadTellsAPictureArrivesOnTheThreadOfTheWindow() throws Exception {
        Pictures.startToolkit();
        CompletableFuture<Boolean> onWindow = new CompletableFuture<>();
        var told =
                Background.inPlaceOnWindow().<Integer>batched(_ -> onWindow.complete(Platform.isFxApplicationThread()));

        Thread.ofVirtual().start(() -> told.accept(1)).join();

        assertThat(onWindow.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stoppingInterruptsTheWorkAndItsResultIsDropped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean told = new AtomicBoolean();
        Background background = new Background(Thread::startVirtualThread, Runnable::run, Runnable::run);

        Subscription work = background.run(
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return "never";
                },
                _ -> told.set(true),
                _ -> told.set(true));
        begun.await();
        work.unsubscribe();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isFalse();
    }

    @Test
    void aResultThatWaitsForTheWindowIsDroppedWhenTheWorkIsStopped() {
        List<String> results = new ArrayList<>();
        Background background = new Background(Runnable::run, frame::add, Runnable::run);

        Subscription work = background.run(() -> "late", results::add, _ -> {});
        work.unsubscribe();
        frame.remove().run();

        assertThat(results).isEmpty();
    }

    @Test
    void anActivityTellsWhatItDoesWhileItRuns() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));
        List<String> results = new ArrayList<>();

        activity.start("Reading the trail", () -> "42 entries", results::add);
        assertThat(activity.runningProperty().get()).isTrue();
        assertThat(activity.whatProperty().get()).isEqualTo("Reading the trail");
        frame.remove().run();

        assertThat(results).containsExactly("42 entries");
        assertThat(activity.runningProperty().get()).isFalse();
        assertThat(activity.whatProperty().get()).isEmpty();
    }

    @Test
    void anExpectedNoBecomesAFaultWithItsRemedy() {
        Activity activity = new Activity(Background.inPlace());
        Refused refused = new Refused(Refused.Cause.GATE, "Staging runs nothing yet.", "Deploy a release there first.");

        activity.ask("Making the plan", () -> new Outcome.No<>(refused), _ -> {});

        assertThat(activity.faultProperty().get())
                .contains(new Fault("Staging runs nothing yet.", "Deploy a release there first.", ""));
        assertThat(activity.doneProperty().get()).isFalse();
    }

    @Test
    void aFailureIsShownWithItsTraceUntilTheNextStart() {
        Activity activity = new Activity(Background.inPlace());

        activity.start(
                "Asking web-1",
                () -> {
                    throw new IllegalStateException("web-1 does not answer.");
                },
                _ -> {});
        assertThat(activity.faultProperty().get()).hasValueSatisfying(fault -> {
            assertThat(fault.sentence()).isEqualTo("web-1 does not answer.");
            assertThat(fault.details()).contains("BackgroundTest");
        });
        activity.start("Asking web-1", () -> "healthy", _ -> {});

        assertThat(activity.faultProperty().get()).isEmpty();
    }

    @Test
    void whatChangesWhileItIsReadIsReadOnceMoreAfterwards() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));
        List<String> results = new ArrayList<>();
        AtomicReference<String> board = new AtomicReference<>("running");

        activity.refresh("Reading the board", board::get, results::add);
        activity.refresh("Reading the board", board::get, results::add);
        activity.refresh("Reading the board", board::get, results::add);
        frame.remove().run();
        board.set("ended");
        frame.remove().run();

        assertThat(results).containsExactly("running", "ended");
        assertThat(frame).isEmpty();
        assertThat(activity.runningProperty().get()).isFalse();
    }

    @Test
    void whatIsStoppedIsNotReadOnceMore() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));
        List<String> results = new ArrayList<>();

        activity.refresh("Reading the board", () -> "first", results::add);
        activity.refresh("Reading the board", () -> "second", results::add);
        activity.stop();
        frame.remove().run();

        assertThat(results).isEmpty();
        assertThat(frame).isEmpty();
    }

    @Test
    void nobodyWaitsWhileWhatIsShownIsReadAgain() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));

        activity.refresh("Reading the trail", () -> "first", _ -> {});
        assertThat(activity.busyProperty().get()).isTrue();
        frame.remove().run();
        activity.refresh("Reading the trail", () -> "second", _ -> {});

        assertThat(activity.runningProperty().get()).isTrue();
        assertThat(activity.busyProperty().get()).isFalse();
    }

    @Test
    void nobodyWaitsForWhatIsShownFromElsewhereAlready() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));

        activity.shown();
        activity.refresh("Looking at the connections", () -> "open", _ -> {});

        assertThat(activity.runningProperty().get()).isTrue();
        assertThat(activity.busyProperty().get()).isFalse();
    }

    @Test
    void whatThePersonStoppedIsSaidUntilItIsTriedAgain() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));

        activity.start("Making the plan", () -> "a plan", _ -> {});
        activity.giveUp();
        assertThat(activity.givenUpProperty().get()).isEqualTo("Making the plan");
        assertThat(activity.busyProperty().get()).isFalse();
        activity.start("Making the plan", () -> "a plan", _ -> {});

        assertThat(activity.givenUpProperty().get()).isEmpty();
    }

    @Test
    void howFarItIsIsSaidOnlyWhileItRuns() {
        Activity activity = new Activity(new Background(frame::add, Runnable::run, Runnable::run));

        activity.start("Writing trail.jsonl", () -> 3, _ -> {});
        activity.say("Writing trail.jsonl, 2 entries read");
        assertThat(activity.whatProperty().get()).isEqualTo("Writing trail.jsonl, 2 entries read");
        frame.remove().run();
        activity.say("Writing trail.jsonl, 3 entries read");

        assertThat(activity.whatProperty().get()).isEmpty();
    }

    @Test
    void aFaultOfAHostTheRepositoryOrTheVaultSaysWhatToDo() {
        Address host = new Address("deploy", "web-1", 22);
        String ssh = "Check that sshd runs there.";
        String vault = "Put a copy of it back.";
        String git = "Fetch the tags: git fetch --tags.";

        assertThat(Fault.of(new SshException(host, SshException.Reason.UNREACHABLE, "web-1 does not answer.", ssh))
                        .remedy())
                .isEqualTo(ssh);
        assertThat(Fault.of(new GitException("There is no tag v1.8.0.", git)).remedy())
                .isEqualTo(git);
        assertThat(Fault.of(new VaultException("The vault is damaged.", vault)).remedy())
                .isEqualTo(vault);
    }
}
