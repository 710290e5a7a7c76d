package dev.slipway.app.words;

import dev.slipway.app.ChangedSettings;
import dev.slipway.app.ChangedSettings.SecretOnHosts;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.promotion.ConfigurationChanges;
import dev.slipway.promotion.ConfigurationChanges.HostChange;
import dev.slipway.promotion.ConfigurationChanges.KeyChange;
import dev.slipway.promotion.ConfigurationChanges.Kind;
import dev.slipway.promotion.ConfigurationChanges.SharedChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is set otherwise after a deployment, as lines to read. */
public final class SettingsText {
    /** What is longer is not quoted. */
    private static final int QUOTED = 160;

    private SettingsText() {}

    /**
     * One thing that is set otherwise.
     *
     * @param area what kind of thing it is
     * @param name of the variable, the key of slipway.yaml, the shared path or the host
     * @param change a few words: what becomes of it
     */
    public record Line(Area area, String name, String change) {}

    /** What is set. */
    public enum Area {
        VARIABLE("Variable", "Variables"),
        SECRET("Secret", "Secrets"),
        DEPLOYING("Deploying", "How it is deployed"),
        SHARED("Shared", "Shared files"),
        HOST("Host", "Hosts");

        private final String title;
        private final String all;

        Area(String title, String all) {
            this.title = title;
            this.all = all;
        }

        /** As a person reads it before such a line. */
        public String title() {
            return title;
        }

        /** As a title over such lines. */
        public String all() {
            return all;
        }
    }

    /** A line for each thing; a secret whose value stays the same has none. */
    public static List<Line> lines(ChangedSettings settings) {
        ConfigurationChanges changes = settings.configuration();
        return Stream.of(
                        changes.variables().stream()
                                .map(variable -> new Line(Area.VARIABLE, variable.name(), value(variable.kind()))),
                        secrets(settings.secrets()),
                        changes.deploying().stream().map(key -> new Line(Area.DEPLOYING, key.path(), said(key))),
                        changes.shared().stream().map(SettingsText::shared),
                        changes.hosts().stream().map(SettingsText::host))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String value(Kind kind) {
        return switch (kind) {
            case NEW -> "new";
            case GONE -> "gone";
            case CHANGED -> "another value";
        };
    }

    private static Stream<Line> secrets(List<SecretOnHosts> secrets) {
        Map<String, List<SecretOnHosts>> byName = new LinkedHashMap<>();
        secrets.forEach(secret ->
                byName.computeIfAbsent(secret.name(), _ -> new ArrayList<>()).add(secret));
        return byName.entrySet().stream()
                .filter(secret -> secret.getValue().stream().anyMatch(hosts -> hosts.change() != SecretChange.SAME))
                .map(secret -> secret(secret.getKey(), secret.getValue()));
    }

    private static Line secret(String name, List<SecretOnHosts> hosts) {
        if (hosts.size() == 1) {
            return new Line(Area.SECRET, name, secret(hosts.getFirst().change()));
        }
        String text = String.join(
                "; ",
                hosts.stream()
                        .map(some -> secret(some.change()) + " on " + Words.names(some.hosts()))
                        .toList());
        return new Line(Area.SECRET, name, text);
    }

    private static String secret(SecretChange change) {
        return switch (change) {
            case NEW -> "new";
            case CHANGED -> "another value than is live";
            case SAME -> "the same value";
            case REMOVED -> "gone";
        };
    }

    private static Kind kind(KeyChange key) {
        if (key.before().isEmpty()) {
            return Kind.NEW;
        }
        return key.after().isEmpty() ? Kind.GONE : Kind.CHANGED;
    }

    /** "from 1 to 2", "new: 5%", "gone, was 30 s". */
    private static String said(KeyChange key) {
        String before = key.before().orElse("");
        String after = key.after().orElse("");
        boolean quoted = Stream.of(before, after)
                .allMatch(text -> text.length() <= QUOTED && text.lines().count() <= 1);
        return switch (kind(key)) {
            case NEW -> quoted ? "new: " + after : "new";
            case GONE -> quoted ? "gone, was " + before : "gone";
            case CHANGED -> quoted ? "from " + before + " to " + after : "changed";
        };
    }

    private static Line shared(SharedChange shared) {
        String what = shared.directory() ? "directory" : "file";
        return new Line(
                Area.SHARED,
                shared.component() + ": " + shared.path(),
                shared.kind() == Kind.NEW
                        ? "this " + what + " is shared from now on"
                        : "this " + what + " is no longer shared; what is there stays, and is no longer seen");
    }

    private static Line host(HostChange host) {
        String change = switch (host.kind()) {
            case NEW -> "new";
            case GONE -> "left out from now on; what is live there stays live";
            case CHANGED ->
                String.join(
                        "; ",
                        host.how().stream()
                                .map(key -> key.path() + " " + said(key))
                                .toList());
        };
        return new Line(Area.HOST, host.host(), change);
    }
}
