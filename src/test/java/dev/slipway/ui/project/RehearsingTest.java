package dev.slipway.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Board;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.YesPerson;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rollback is rehearsed from the palette. */
class RehearsingTest {
    private static LivingShop shop;

    private final YesPerson person = new YesPerson();
    private final List<Place> shown = new ArrayList<>();

    @BeforeAll
    static void open() {
        shop = LivingShop.begun();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private Rehearsing rehearsing() {
        ScreenContext plain = Pictures.withoutWindow(shop.workspace());
        return new Rehearsing(new ScreenContext(
                plain.workspace(),
                plain.background(),
                shown::add,
                person,
                person,
                plain.stops(),
                plain.now(),
                plain.memory()));
    }

    @Test
    void itIsAskedFirstThenBothWaysAreShownAndWhatTheyTookIsTold() {
        Optional<String> live =
                shop.workspace().live("staging").map(Board.Live::release).map(release -> release.name());

        rehearsing().rehearse("staging").start();

        assertThat(person.faults()).isEmpty();
        assertThat(person.asked())
                .singleElement()
                .satisfies(question -> assertThat(question.changes().getFirst())
                        .startsWith("staging goes back from " + live.orElseThrow() + " to "));
        assertThat(shown).hasSize(2).doesNotHaveDuplicates().allMatch(Place.Deployment.class::isInstance);
        assertThat(person.heard()).singleElement().asString().startsWith("Staging went back to ");
        assertThat(shop.workspace().live("staging").map(Board.Live::release).map(release -> release.name()))
                .isEqualTo(live);
    }

    @Test
    void onProductionItIsRefused() {
        rehearsing().rehearse("production").start();

        assertThat(person.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).startsWith("production is of tier production"));
        assertThat(person.asked()).isEmpty();
    }
}
