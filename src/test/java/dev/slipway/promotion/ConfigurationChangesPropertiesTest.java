package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.ProjectConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of changes whatever the two files say. */
class ConfigurationChangesPropertiesTest {
    private static final int KEYS = Configured.COUNTING.size();

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 2).list().ofSize(KEYS);
    }

    @Provide
    Arbitrary<Integer> place() {
        return Arbitraries.integers().between(0, KEYS - 1);
    }

    @Provide
    Arbitrary<Integer> choice() {
        return Arbitraries.integers().between(0, 2);
    }

    private static ConfigurationChanges between(List<Integer> before, List<Integer> after) {
        return ConfigurationChanges.between(Configured.with(before), Configured.with(after), "production");
    }

    @Property(tries = 400)
    void oneKeyThatSaysSomethingElseIsToldAndOneThatSaysTheSameIsNot(
            @ForAll("choices") List<Integer> before, @ForAll("place") int place, @ForAll("choice") int choice) {
        List<Integer> after = new ArrayList<>(before);
        after.set(place, choice);

        assertThat(between(before, after).count() > 0)
                .as("%s to %s", Configured.COUNTING.get(place).get(before.get(place)), choice)
                .isEqualTo(!before.equals(after));
    }

    @Property(tries = 200)
    void noValueOfAVariableIsTold(@ForAll("choices") List<Integer> before, @ForAll("choices") List<Integer> after) {
        assertThat(between(before, after).toString()).doesNotContain("hidden-");
    }

    @Property(tries = 200)
    void onTheWayBackTheSameIsOtherwiseTheOtherWayRound(
            @ForAll("choices") List<Integer> before, @ForAll("choices") List<Integer> after) {
        assertThat(between(after, before).deploying())
                .extracting(change -> List.<Object>of(change.path(), change.after(), change.before()))
                .containsExactlyInAnyOrderElementsOf(between(before, after).deploying().stream()
                        .map(change -> List.<Object>of(change.path(), change.before(), change.after()))
                        .toList());
    }

    @Property(tries = 200)
    void goingBackTellsNothingThatDeployingTheSameReleaseWouldNot(
            @ForAll("choices") List<Integer> live, @ForAll("choices") List<Integer> earlier) {
        ProjectConfig from = Configured.with(live);
        ProjectConfig to = Configured.with(earlier);
        ConfigurationChanges deploying = ConfigurationChanges.between(from, to, "production");
        ConfigurationChanges back = ConfigurationChanges.goingBack(from, to, "production");

        assertThat(deploying.deploying()).containsAll(back.deploying());
        assertThat(back.variables()).isEqualTo(deploying.variables());
        assertThat(back.shared()).isEqualTo(deploying.shared());
        assertThat(Stream.of("batches.size", "tier", "components.web.files", "checks.before"))
                .noneMatch(path -> back.deploying().stream()
                        .anyMatch(change -> change.path().equals(path)));
        assertThat(back.hosts()).isEmpty();
    }

    @Property(tries = 100)
    void whatIsSaidOfProductionIsNothingToStaging(
            @ForAll("choices") List<Integer> before, @ForAll("place") int place, @ForAll("choice") int choice) {
        List<Integer> after = new ArrayList<>(before);
        after.set(place, choice);
        boolean productionsOwn = place > 0 && place <= 10;

        ConfigurationChanges staging =
                ConfigurationChanges.between(Configured.with(before), Configured.with(after), "staging");

        assertThat(!productionsOwn || staging.count() == 0)
                .as(staging.toString())
                .isTrue();
    }
}
