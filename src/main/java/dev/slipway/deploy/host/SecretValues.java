package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The secret values of a release, which lie on a host in a file of their own in the release: not in its manifest, whose
 * digest is seen by many.
 *
 * @param values by the variables' names
 * @param salts gives a random salt in hex, for a host that has none yet
 */
public record SecretValues(Map<String, Secret> values, Supplier<String> salts) {
    /** Of a project without secrets. */
    public static final SecretValues NONE = new SecretValues(Map.of(), () -> "");

    /** Where they stand in a release. */
    public static final String PATH = ".slipway/secrets";

    /** Where the seals stand, by which one sees whether the values are others, or were changed. */
    static final String SEALS = ".slipway/seals";

    private static final Pattern EXPORT = Pattern.compile("export \\w+='([^']*+(?:'\\\\''[^']*+)*+)'\n");

    /** What becomes of each variable on a host whose live release has these seals. */
    public SortedMap<String, SecretChange> changes(Seals live) {
        return live.changesTo(values);
    }

    /** What is sent to that host. Seals under one salt can be compared, so the host's first salt stays. */
    public Files files(Seals live) {
        if (values.isEmpty()) {
            return Files.NONE;
        }
        String salt = live.salt().isEmpty() ? salts.get() : live.salt();
        String texts = OwnFiles.exports(values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> value.getValue().reveal())));
        String digest =
                Digest.of((salt + texts).getBytes(StandardCharsets.UTF_8)).hex();
        String marks = new TreeMap<>(Seals.of(salt, values).marks())
                .entrySet().stream()
                        .map(mark -> mark.getKey() + " " + mark.getValue() + "\n")
                        .collect(Collectors.joining());
        return new Files(Secret.of(texts), salt + " " + digest + "\n" + marks);
    }

    /**
     * The values that releases on a host have, of the first MiB that it tells: for nothing but to be masked.
     *
     * @param releases their directories below the root
     */
    public static List<Secret> on(Connection host, String root, List<String> releases, Duration deadline)
            throws InterruptedException {
        List<String> values = new ArrayList<>(List.of(root));
        values.addAll(releases);
        return EXPORT.matcher(
                        host.run(HostScript.SECRETS.command(values), deadline).output())
                .results()
                .map(export -> Secret.of(export.group(1).replace("'\\''", "'")))
                .toList();
    }

    /**
     * The two files.
     *
     * @param values text for the host's sh that exports the variables
     */
    public record Files(Secret values, String seals) {
        /** None are sent. */
        public static final Files NONE = new Files(Secret.of(""), "");
    }
}
