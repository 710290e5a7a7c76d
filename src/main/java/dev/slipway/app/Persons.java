package dev.slipway.app;

import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.KeyAtHand;
import dev.slipway.ssh.signature.KeysAtHand;
import dev.slipway.ssh.signature.KeysFound;
import dev.slipway.ssh.signature.Signing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who the person at this machine is to a policy: the one whose key they have. */
final class Persons {
    private final KeysAtHand keys;

    Persons(KeysAtHand keys) {
        this.keys = keys;
    }

    /**
     * A person of a policy.
     *
     * @param key with which they can prove it
     */
    record Known(String name, KeyAtHand key) {}

    /** The first person of the policy whose key is here; nobody is asked anything for that. */
    Optional<Known> of(PolicyConfig policy) throws InterruptedException {
        Map<SshKey, String> names = new LinkedHashMap<>();
        for (Member member : policy.people()) {
            member.keys().stream()
                    .flatMap(line -> SshKey.ofLine(line).stream())
                    .forEach(key -> names.putIfAbsent(key, member.name()));
        }
        KeysFound found = keys.among(names.keySet());
        return found.keys().stream()
                .findFirst()
                .flatMap(key -> Optional.ofNullable(names.get(key.key())).map(name -> new Known(name, key)));
    }

    /**
     * Signs for a person, who may be asked for a passphrase, or by the agent to confirm it.
     *
     * @param what is signed, as people read it
     * @param purpose the namespace of the signature: what is signed for one purpose counts for no other
     * @return the signature, armored
     */
    Outcome<String> sign(Known person, String what, byte[] content, String purpose) throws InterruptedException {
        return switch (keys.sign(person.key(), what, content, purpose)) {
            case Signing.Signed(var signature) -> new Outcome.Done<>(signature.armored());
            case Signing.NotSigned(var reason, var remedy) -> Outcome.gate(reason, remedy);
        };
    }
}
