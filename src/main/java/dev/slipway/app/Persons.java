package dev.slipway.app;

import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.People;
import dev.slipway.ssh.signature.KeyAtHand;
import dev.slipway.ssh.signature.KeysAtHand;
import dev.slipway.ssh.signature.KeysFound;
import dev.slipway.ssh.signature.Signing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who the person at this machine is to a policy: the one whose key they have. */
final class Persons {
    private final KeysAtHand keys;
    private final KeysAtHand unattended;

    /** @param unattended the same keys, as far as they sign without asking a person */
    Persons(KeysAtHand keys, KeysAtHand unattended) {
        this.keys = keys;
        this.unattended = unattended;
    }

    /** The same where nobody is there: what would take an answer does not sign. */
    Persons unattended() {
        return new Persons(unattended, unattended);
    }

    /** The person of a policy, as far as keys tell; nobody is asked anything for that. */
    sealed interface Who {
        /**
         * Somebody of it.
         *
         * @param keys with which they can prove it, the best first
         */
        record Known(String name, List<KeyAtHand> keys) implements Who {
            public Known {
                keys = List.copyOf(keys);
            }
        }

        /** Nobody of it; a sentence says so, another what to do. */
        record Stranger(String reason, String remedy) implements Who {}
    }

    /**
     * The person of the policy whose key is here.
     *
     * @param wanted preferred, where one has keys of several
     */
    Who of(PolicyConfig policy, Predicate<String> wanted) throws InterruptedException {
        People people = new People(policy);
        KeysFound found = keys.among(people.keys());
        Map<String, List<KeyAtHand>> here = found.keys().stream()
                .collect(Collectors.groupingBy(
                        key -> people.named(key.key()).orElse(""), LinkedHashMap::new, Collectors.toList()));
        return here.keySet().stream()
                .filter(wanted)
                .findFirst()
                .or(() -> here.keySet().stream().findFirst())
                .<Who>map(name -> new Who.Known(name, here.getOrDefault(name, List.of())))
                .orElseGet(() -> new Who.Stranger(
                        "Nobody can tell who you are to the policy: "
                                + lower(found.none().reason()),
                        found.none().remedy()));
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /**
     * Signs for a person, who may be asked for a passphrase, or by the agent to confirm it; with the first of their keys that
     * can.
     *
     * @param what is signed, as people read it
     * @param purpose the namespace of the signature: what is signed for one purpose counts for no other
     */
    Signing sign(Who.Known person, String what, byte[] content, String purpose) throws InterruptedException {
        Signing made = keys.sign(person.keys().getFirst(), what, content, purpose);
        for (KeyAtHand key : person.keys().subList(1, person.keys().size())) {
            if (made instanceof Signing.Signed) {
                break;
            }
            made = keys.sign(key, what, content, purpose);
        }
        return made;
    }
}
