package dev.slipway.promotion;

import dev.slipway.json.Json;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.release.Digest;
import dev.slipway.ssh.key.SshKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of a policy, by the keys that sign for them. A key that two have counts for the first of them. */
public final class People {
    private final Map<SshKey, String> names = new LinkedHashMap<>();

    /** Those of this policy. */
    public People(PolicyConfig policy) {
        for (Member member : policy.people()) {
            member.keys().stream()
                    .flatMap(line -> SshKey.ofLine(line).stream())
                    .forEach(key -> names.putIfAbsent(key, member.name()));
        }
    }

    /** All keys that count, in the order of the policy. */
    public Set<SshKey> keys() {
        return names.keySet();
    }

    /** For whom a key signs. */
    public Optional<String> named(SshKey key) {
        return Optional.ofNullable(names.get(key));
    }

    /** Those of whom a signature can be told. */
    public Set<String> signers() {
        return Set.copyOf(names.values());
    }

    /** What an approval names as the policy under which it was given: any change of it makes another one. */
    public static Digest digest(PolicyConfig policy) {
        return Digest.of(Json.bytes(policy));
    }
}
