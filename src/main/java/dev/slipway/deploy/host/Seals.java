package dev.slipway.deploy.host;

import dev.slipway.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a release keeps beside its secret values, in a file that only its owner reads, so that a host can tell whether a value
 * is another without telling the value: for each variable the HMAC-SHA256 of {@code NAME=value} under a random salt.
 *
 * @param salt hex; empty where there are no values
 * @param marks hex, by the variable's name
 */
public record Seals(String salt, Map<String, String> marks) {
    /** Of a release without secret values. */
    public static final Seals NONE = new Seals("", Map.of());

    private static final String ALGORITHM = "HmacSHA256";

    static Seals of(String salt, Map<String, Secret> values) {
        return new Seals(
                salt,
                values.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                v -> mark(salt, v.getKey() + "=" + v.getValue().reveal()))));
    }

    /** The lines of the file: salt and digest of the values' file, then name and mark of each variable. */
    static Seals told(List<String> lines) {
        return lines.isEmpty()
                ? NONE
                : new Seals(
                        first(lines.getFirst()),
                        lines.stream()
                                .skip(1)
                                .filter(line -> line.indexOf(' ') > 0)
                                .collect(Collectors.toMap(
                                        Seals::first,
                                        line -> line.substring(line.indexOf(' ') + 1),
                                        (_, last) -> last)));
    }

    private static String first(String line) {
        return line.split(" ", 2)[0];
    }

    private static String mark(String salt, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** What becomes of each variable on the way to these values. */
    SortedMap<String, SecretChange> changesTo(Map<String, Secret> values) {
        return changes(
                values.keySet(),
                name -> Optional.ofNullable(values.get(name))
                        .map(value -> salt.isEmpty() ? "" : mark(salt, name + "=" + value.reveal())));
    }

    /** What becomes of each variable on the way to another release; values under another salt count as changed. */
    public SortedMap<String, SecretChange> changesTo(Seals next) {
        return changes(
                next.marks.keySet(),
                name -> Optional.ofNullable(next.marks.get(name)).map(mark -> next.salt.equals(salt) ? mark : ""));
    }

    private SortedMap<String, SecretChange> changes(Set<String> next, Function<String, Optional<String>> markOf) {
        Set<String> names = new TreeSet<>(next);
        names.addAll(marks.keySet());
        SortedMap<String, SecretChange> all = new TreeMap<>();
        names.forEach(name -> all.put(name, change(Optional.ofNullable(marks.get(name)), markOf.apply(name))));
        return all;
    }

    private static SecretChange change(Optional<String> live, Optional<String> next) {
        if (next.isEmpty()) {
            return SecretChange.REMOVED;
        }
        if (live.isEmpty()) {
            return SecretChange.NEW;
        }
        return live.equals(next) ? SecretChange.SAME : SecretChange.CHANGED;
    }
}
