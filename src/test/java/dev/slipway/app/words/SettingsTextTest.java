package dev.slipway.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.ChangedSettings;
import dev.slipway.app.ChangedSettings.SecretOnHosts;
import dev.slipway.app.words.SettingsText.Area;
import dev.slipway.app.words.SettingsText.Line;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.promotion.ConfigurationChanges;
import dev.slipway.promotion.ConfigurationChanges.HostChange;
import dev.slipway.promotion.ConfigurationChanges.KeyChange;
import dev.slipway.promotion.ConfigurationChanges.Kind;
import dev.slipway.promotion.ConfigurationChanges.SharedChange;
import dev.slipway.promotion.ConfigurationChanges.VariableChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads of what is set otherwise. */
class SettingsTextTest {
    private static KeyChange key(String before, String after) {
        return new KeyChange(
                "key",
                Optional.of(before).filter(b -> !b.isEmpty()),
                Optional.of(after).filter(a -> !a.isEmpty()));
    }

    private static List<Line> lines(ConfigurationChanges changes, SecretOnHosts... secrets) {
        ChangedSettings settings = new ChangedSettings(changes, List.of(secrets), Optional.empty());
        List<Line> lines = SettingsText.lines(settings);
        assertThat(lines).hasSize(settings.count());
        return lines;
    }

    @Test
    void everyChangeIsALineOfItsArea() {
        assertThat(lines(new ConfigurationChanges(
                        List.of(new VariableChange("LEVEL", Kind.CHANGED)),
                        List.of(key("1", "2"), key("", "main"), key("30 s", "")),
                        List.of(new SharedChange("web", "uploads", true, Kind.NEW)),
                        List.of(
                                new HostChange("web-3", Kind.NEW, List.of()),
                                new HostChange("web-2", Kind.CHANGED, List.of(key("a", "b")))))))
                .containsExactly(
                        new Line(Area.VARIABLE, "LEVEL", "another value"),
                        new Line(Area.DEPLOYING, "key", "from 1 to 2"),
                        new Line(Area.DEPLOYING, "key", "new: main"),
                        new Line(Area.DEPLOYING, "key", "gone, was 30 s"),
                        new Line(Area.SHARED, "web: uploads", "this directory is shared from now on"),
                        new Line(Area.HOST, "web-3", "new"),
                        new Line(Area.HOST, "web-2", "key from a to b"));
    }

    @Test
    void whatIsTooLongToReadIsOnlySaidToHaveChanged() {
        ConfigurationChanges changes = new ConfigurationChanges(
                List.of(), List.of(key("short", "x".repeat(200)), key("one\ntwo", "one")), List.of(), List.of());

        assertThat(lines(changes)).extracting(Line::change).containsExactly("changed", "changed");
    }

    @Test
    void aSecretThatStaysTheSameIsNoChangeUnlessAHostHasAnother() {
        assertThat(lines(ConfigurationChanges.NONE, new SecretOnHosts("KEY", SecretChange.SAME, List.of("web-1"))))
                .isEmpty();
        assertThat(lines(
                        ConfigurationChanges.NONE,
                        new SecretOnHosts("KEY", SecretChange.NEW, List.of("web-2")),
                        new SecretOnHosts("KEY", SecretChange.SAME, List.of("web-1"))))
                .containsExactly(new Line(Area.SECRET, "KEY", "new on web-2; the same value on web-1"));
    }
}
