package dev.slipway.ui.settings;

import dev.slipway.app.HostAccess;
import dev.slipway.app.HostLine;
import dev.slipway.app.HostLine.Place;
import dev.slipway.app.words.Words;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** Every host with its connection: what it is made of, whether it works, and by which keys the host is known. */
final class HostsModel {
    private final ScreenContext context;
    private final HostAccess access;
    private final Activity reading;
    private final Activity looking;
    private final Activity reconnecting;
    private final Activity testing;
    private final Activity removing;
    private final Activity knowing;
    private final ObservableList<HostLine> hosts = FXCollections.observableArrayList();
    private final FilteredList<HostLine> shown = new FilteredList<>(hosts);
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> environment = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableSet<Object> underTest = FXCollections.observableSet();
    private final ObjectProperty<Optional<HostLine>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<KnownLine>>> known =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableValue<String> whyNoTest;
    private List<HostLine> lastTested = List.of();
    private Optional<HostLine> lastRemoved = Optional.empty();
    private Subscription listening = Subscription.EMPTY;

    HostsModel(ScreenContext context) {
        this.context = context;
        this.access = context.workspace().hosts();
        this.reading = new Activity(context.background());
        this.looking = new Activity(context.background());
        this.reconnecting = new Activity(context.background());
        this.testing = new Activity(context.background());
        this.removing = new Activity(context.background());
        this.knowing = new Activity(context.background());
        this.whyNoTest = Bindings.createStringBinding(this::whyNoTest, shown, testing.runningProperty());
        environment.subscribe(this::choose);
        testing.runningProperty().subscribe(running -> {
            if (!running) {
                underTest.clear();
            }
        });
    }

    private String whyNoTest() {
        if (testing.runningProperty().get()) {
            return "A test is running. Wait for its end, or stop it.";
        }
        return shown.isEmpty() ? "There is no host to test." : "";
    }

    /** Looks the hosts up, and from then on looks after them as the time goes on. */
    void attach() {
        listening =
                Subscription.combine(context.now().subscribe((_, _) -> look()), selected.subscribe((before, now) -> {
                    if (!before.map(HostLine::id).equals(now.map(HostLine::id))) {
                        knowing.stop();
                        knowing.dismiss();
                        known.set(Optional.empty());
                        readKnown();
                    }
                }));
        read();
    }

    /** Lets go of the time and stops what runs. */
    void detach() {
        listening.unsubscribe();
        List.of(reading, looking, reconnecting, testing, removing, knowing).forEach(Activity::stop);
    }

    /** Looks the hosts and the ways to them up anew. */
    void read() {
        reading.start("Looking up the ways to the hosts", access::hosts, now -> {
            show(now);
            looking.shown();
            reconnecting.shown();
            readKnown();
        });
    }

    private void choose(Optional<String> wanted) {
        shown.setPredicate(host -> wanted.isEmpty() || belongs(host, wanted.get()));
        if (selected.get().filter(host -> !shown.contains(host)).isPresent()) {
            selected.set(Optional.empty());
        }
    }

    /**
     * Looks at the connections of all hosts, and connects again to those that are away. Hosts under test are heard of as soon as
     * their test ends.
     */
    void look() {
        List<HostLine> now =
                hosts.stream().filter(host -> !underTest.contains(host.id())).toList();
        if (!now.isEmpty()) {
            looking.refresh("Looking at the connections", () -> access.look(now), seen -> {
                seen(seen);
                reconnect(seen);
            });
        }
    }

    private void reconnect(List<HostLine> hosts) {
        List<HostLine> away = hosts.stream().filter(HostLine::away).toList();
        if (!away.isEmpty()) {
            reconnecting.refresh("Connecting again", () -> access.reconnect(away), this::seen);
        }
    }

    private void seen(List<HostLine> hosts) {
        hosts.stream().filter(host -> !underTest.contains(host.id())).forEach(this::replace);
    }

    /** Puts what was learned of a host in its row, unless that is gone or the way to the host is another by now. */
    private void replace(HostLine now) {
        for (int i = 0; i < hosts.size(); i++) {
            HostLine before = hosts.get(i);
            if (before.sameAs(now) && before.hop().equals(now.hop()) && !before.equals(now)) {
                hosts.set(i, now);
                selected.set(selected.get().map(host -> host.sameAs(now) ? now : host));
            }
        }
    }

    private void show(List<HostLine> now) {
        Rows.update(hosts, now, HostLine::id);
        List<String> names = now.stream()
                .flatMap(host -> host.environments().stream())
                .map(Place::environment)
                .distinct()
                .toList();
        if (!environments.equals(names)) {
            environments.setAll(names);
        }
        selected.set(selected.get()
                .flatMap(before -> hosts.stream().filter(before::sameAs).findFirst()));
    }

    /** Connects to one host anew and runs a small command there. Does nothing while a test runs. */
    void test(HostLine host) {
        test(List.of(host));
    }

    /** The same for all that are shown. */
    void testShown() {
        test(List.copyOf(shown));
    }

    /** The same once more for those that were to be tested last. */
    void testAgain() {
        test(hosts.stream()
                .filter(host -> lastTested.stream().anyMatch(host::sameAs))
                .toList());
    }

    private void test(List<HostLine> wanted) {
        if (wanted.isEmpty() || testing.runningProperty().get()) {
            return;
        }
        lastTested = wanted;
        String what = wanted.size() == 1 ? wanted.getFirst().name() : Words.count(wanted.size(), "host");
        List<HostLine> jumps = hosts.stream().filter(HostLine::jump).toList();
        Consumer<HostLine> heard = context.background().batched(this::tested);
        testing.start(
                "Testing " + what,
                () -> {
                    access.test(wanted, heard);
                    return access.look(jumps);
                },
                now -> {
                    tested(now);
                    readKnown();
                });
        if (testing.runningProperty().get()) {
            wanted.forEach(host -> underTest.add(host.id()));
        }
    }

    /** Jump hosts are connected to together with the first host behind them, so they are looked at after that. */
    private void tested(List<HostLine> now) {
        now.forEach(host -> {
            underTest.remove(host.id());
            replace(host);
        });
    }

    /** Reads what is known of the selected host. */
    void readKnown() {
        selected.get()
                .ifPresent(host -> knowing.refresh(
                        "Reading what is known of " + host.name(),
                        () -> access.known(host),
                        lines -> heard(host, lines)));
    }

    /** What was read of a host that is not selected any more is of no use. */
    private void heard(HostLine host, List<KnownLine> lines) {
        if (selected.get().filter(host::sameAs).isPresent()) {
            known.set(Optional.of(lines));
        }
    }

    /** Asks whether the known keys of a host are to be removed, after reading what that would change. */
    void remove(HostLine host) {
        lastRemoved = Optional.of(host);
        removing.start("Reading what is known of " + host.name(), () -> access.known(host), lines -> {
            heard(host, lines);
            if (lines.stream().anyMatch(KnownLine::removable)) {
                context.sheets().confirm(RemovingQuestion.of(host, lines), _ -> forget(host, lines));
            }
        });
    }

    /** The same once more for the host that this was asked for last. */
    void removeAgain() {
        lastRemoved.ifPresent(this::remove);
    }

    private void forget(HostLine host, List<KnownLine> seen) {
        removing.start(
                "Removing the known key of " + host.name(),
                () -> {
                    access.forget(host, seen);
                    return access.known(host);
                },
                left -> {
                    heard(host, left);
                    context.notices().done("The known key of " + host.name() + " is removed.");
                });
    }

    Activity reading() {
        return reading;
    }

    Activity looking() {
        return looking;
    }

    /** The connecting again to hosts that are away. */
    Activity reconnecting() {
        return reconnecting;
    }

    Activity testing() {
        return testing;
    }

    Activity removing() {
        return removing;
    }

    /** The reading of what is known of the selected host. */
    Activity knowing() {
        return knowing;
    }

    /** Why no test can be started now, a sentence, or empty. */
    ObservableValue<String> whyNoTestProperty() {
        return whyNoTest;
    }

    /** The hosts of the chosen environment. */
    ObservableList<HostLine> shown() {
        return shown;
    }

    /** The names of the environments. */
    ObservableList<String> environments() {
        return environments;
    }

    /** Whose hosts are shown; empty for all. */
    ObjectProperty<Optional<String>> environmentProperty() {
        return environment;
    }

    /** Of which host everything is shown. */
    ObjectProperty<Optional<HostLine>> selectedProperty() {
        return selected;
    }

    /** What the known_hosts files say of the selected host; empty until that was read. */
    ReadOnlyObjectProperty<Optional<List<KnownLine>>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Whose test has not ended yet, by their ids. */
    ObservableSet<Object> underTest() {
        return underTest;
    }

    private static boolean belongs(HostLine host, String environment) {
        return host.environments().stream()
                .anyMatch(place -> place.environment().equals(environment));
    }
}
