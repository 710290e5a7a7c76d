package dev.slipway.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HostLine;
import dev.slipway.app.HostLine.State;
import dev.slipway.ssh.ChangedKey;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.YesPerson;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hosts of a project on a real sshd, as the page shows them. */
class HostsModelTest {
    @TempDir
    private Path directory;

    private Fleet fleet;
    private HostsModel model;
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(Instant.EPOCH);
    private final YesPerson person = new YesPerson();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    @BeforeEach
    void start() throws Exception {
        Pictures.startToolkit();
        fleet = new Fleet(directory);
        ScreenContext quiet = Pictures.withoutWindow(fleet.workspace());
        Background background = new Background(this::work, Runnable::run, Runnable::run);
        model = new HostsModel(new ScreenContext(
                quiet.workspace(), background, quiet.navigator(), person, person, quiet.stops(), now, quiet.memory()));
        model.attach();
    }

    @AfterEach
    void stop() {
        if (fleet != null) {
            model.detach();
            fleet.close();
        }
        assertThat(person.faults()).isEmpty();
    }

    private void work(Runnable task) {
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    private void letGo() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    private void select(String name) {
        model.selectedProperty().set(Optional.of(host(name)));
    }

    private List<KnownLine> known() {
        return model.knownProperty().get().orElseThrow();
    }

    private HostLine host(String name) {
        return model.shown().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String word(String name) {
        Mark mark = HostWords.mark(host(name), false);
        return mark.word();
    }

    @Test
    void everyHostIsListedWithItsJumpHostAndNothingIsConnectedForThat() {
        assertThat(model.shown())
                .hasSize(31)
                .allSatisfy(host -> assertThat(host.state()).isEqualTo(new State.NotConnected()));
        assertThat(HostWords.role(model.shown().getLast())).isEqualTo("jump host for production");
        assertThat(model.shown().getLast().name()).isEqualTo("bastion");
        assertThat(host("web-1").hop().orElseThrow().through()).containsExactly("bastion");
    }

    @Test
    void aTestConnectsAtOnceAndSaysWhatHappenedOnEachHost() {
        model.environmentProperty().set(Optional.of("staging"));
        model.testShown();

        assertThat(model.shown()).hasSize(5);
        assertThat(word("stage-1")).isEqualTo("connected");
        assertThat(HostWords.login(host("stage-1"))).endsWith(", id_ed25519");
        assertThat(HostWords.tried(host("stage-1").tried().orElseThrow())).contains("it runs commands: ");
        assertThat(word(Fleet.CHANGED)).isEqualTo("key changed");
        assertThat(word("stage-4")).isEqualTo("key not known");
        model.environmentProperty().set(Optional.of("production"));
        assertThat(word("web-1")).isEqualTo("not connected");
    }

    @Test
    void aHostBehindAJumpHostConnectsThatTooAndAnUnreachableOneSaysWhy() {
        model.test(host("web-1"));
        model.test(host("web-2"));

        assertThat(word("web-1")).isEqualTo("connected");
        assertThat(word("bastion")).isEqualTo("connected");
        assertThat(host("web-2").state()).isInstanceOfSatisfying(State.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failed.why()).contains("cannot reach");
            assertThat(failed.remedy()).isNotBlank();
        });
    }

    @Test
    void aHostThatIsBackIsConnectedToAgainAsTheTimeGoesOn() throws Exception {
        model.test(host("web-1"));
        fleet.restart();

        await().until(() -> {
            now.set(now.get().plusSeconds(1));
            return word("web-1").equals("connected") && word("bastion").equals("connected");
        });
    }

    @Test
    void aHostWhoseJumpHostIsGoneStaysUnreachableAsTheTimeGoesOn() {
        fleet.turnOff();
        model.test(host("web-1"));
        String why = why("web-1");

        now.set(now.get().plusSeconds(5));

        assertThat(word("web-1")).isEqualTo("unreachable");
        assertThat(why("web-1")).isEqualTo(why).contains("refuses the connection");
    }

    private String why(String name) {
        return host(name).state() instanceof State.Failed failed ? failed.why() : "";
    }

    @Test
    void aHostWhoseConnectionIsLostIsUnknownAndNeverFine() {
        model.test(host("stage-1"));
        fleet.turnOff();

        await().untilAsserted(() -> {
            now.set(now.get().plusSeconds(5));
            assertThat(word("stage-1")).isEqualTo("unknown");
        });
        assertThat(HostWords.latency(host("stage-1"))).isEmpty();
        assertThat(host("stage-1").tried()).isEmpty();
    }

    @Test
    void aChangedKeyIsRemovedAfterAQuestionThatShowsTheLineAndTheHostIsAskedAboutAnew() throws Exception {
        String before = Files.readString(fleet.knownHosts());
        HostLine changed = host(Fleet.CHANGED);
        model.selectedProperty().set(Optional.of(changed));
        List<KnownLine> known = known();

        model.remove(changed);
        model.test(changed);

        assertThat(known).hasSize(1);
        assertThat(person.asked()).hasSize(1);
        assertThat(person.asked().getFirst().typed()).isEmpty();
        assertThat(person.asked().getFirst().changes().getFirst())
                .contains(
                        known.getFirst().fingerprint(),
                        "known_hosts line " + known.getFirst().number());
        assertThat(Files.readString(fleet.knownHosts()).lines())
                .hasSize((int) before.lines().count() - 1)
                .noneMatch(line -> line.startsWith(Fleet.CHANGED + " "));
        assertThat(known()).isEmpty();
        assertThat(person.heard()).containsExactly("The known key of stage-3 is removed.");
        assertThat(word(Fleet.CHANGED)).isEqualTo("key not known");
    }

    @Test
    void onProductionAndForItsJumpHostsTheEnvironmentsNameIsTyped() {
        model.remove(host("web-1"));
        model.remove(host("bastion"));

        assertThat(person.asked()).extracting(Confirmation::typed).containsOnly(Optional.of("production"));
        assertThat(person.asked().getFirst().changes()).last().asString().contains("asks for the fingerprint");
    }

    @Test
    void aChangedKeyIsToldWithTheKnownOneAndTheShownOne() throws Exception {
        select(Fleet.CHANGED);
        model.test(host(Fleet.CHANGED));
        select("stage-1");
        String shown = known().getFirst().fingerprint();
        select(Fleet.CHANGED);

        assertThat(host(Fleet.CHANGED).changedKey()).hasValueSatisfying(keys -> {
            assertThat(keys.known())
                    .extracting(ChangedKey.Key::fingerprint)
                    .containsExactly(known().getFirst().fingerprint());
            assertThat(keys.shown()).isEqualTo(new ChangedKey.Key("ssh-ed25519", shown));
        });
    }

    @Test
    void theKnownKeysOfOneHostNeverStandUnderTheNameOfAnother() {
        select("stage-1");
        List<KnownLine> first = known();
        holding = true;
        select("stage-2");
        assertThat(model.knownProperty().get()).isEmpty();
        select("stage-3");
        letGo();
        List<KnownLine> third = known();
        model.remove(host("stage-1"));

        assertThat(third).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(known()).isEqualTo(third);
    }

    @Test
    void knownKeysThatCannotBeReadAreAFaultAndNotNoKeys() throws Exception {
        Path away = Files.move(fleet.knownHosts(), directory.resolve("away"));
        Files.createDirectory(fleet.knownHosts());
        select("stage-1");
        assertThat(model.knownProperty().get()).isEmpty();
        assertThat(model.knowing().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.sentence()).contains("Is a directory"));

        Files.delete(fleet.knownHosts());
        Files.move(away, fleet.knownHosts());
        model.readKnown();

        assertThat(known()).hasSize(1);
        assertThat(model.knowing().faultProperty().get()).isEmpty();
    }

    @Test
    void aTestThatRunsIsNotEndedByAnotherOne() {
        holding = true;
        model.test(host("stage-1"));
        model.test(host("stage-2"));
        assertThat(model.whyNoTestProperty().getValue()).startsWith("A test is running.");
        assertThat(model.underTest()).containsExactly(host("stage-1").id());
        letGo();

        assertThat(model.whyNoTestProperty().getValue()).isEmpty();
        assertThat(word("stage-1")).isEqualTo("connected");
        assertThat(word("stage-2")).isEqualTo("not connected");
    }

    @Test
    void tryingAgainTestsWhatWasToBeTested() {
        holding = true;
        model.test(host("stage-1"));
        model.testing().giveUp();
        letGo();
        assertThat(word("stage-1")).isEqualTo("not connected");

        model.testAgain();

        assertThat(word("stage-1")).isEqualTo("connected");
        assertThat(word("stage-2")).isEqualTo("not connected");
    }

    @Test
    void tryingAgainRemovesTheKeyThatWasToBeRemoved() {
        holding = true;
        model.remove(host("stage-1"));
        model.removing().giveUp();
        letGo();
        select("stage-2");

        model.removeAgain();

        assertThat(person.asked())
                .singleElement()
                .satisfies(question -> assertThat(question.title()).contains("stage-1"));
    }

    @Test
    void hostsAreLookedAtWhileAnotherOneIsUnderTest() {
        model.test(host("stage-1"));
        fleet.turnOff();
        holding = true;
        model.test(host("stage-2"));
        holding = false;

        await().untilAsserted(() -> {
            now.set(now.get().plusSeconds(5));
            assertThat(word("stage-1")).isEqualTo("unknown");
        });
        assertThat(model.underTest()).containsExactly(host("stage-2").id());
    }
}
