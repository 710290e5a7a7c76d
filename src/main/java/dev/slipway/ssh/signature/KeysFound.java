package dev.slipway.ssh.signature;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of some keys a person has.
 *
 * @param keys those of the agent first; a key that it has and a file too is here twice
 * @param unusable a sentence for each place that could not be looked at, with the reason
 */
public record KeysFound(List<KeyAtHand> keys, List<String> unusable) {
    public KeysFound {
        keys = List.copyOf(keys);
        unusable = List.copyOf(unusable);
    }

    /** What to say where it is none of them. */
    public Signing.NotSigned none() {
        return new Signing.NotSigned(
                "None of the keys that count is here"
                        + unusable.stream().map(why -> "; " + why).collect(Collectors.joining()) + ".",
                "Give your key to the SSH agent (ssh-add FILE), or put it into ~/.ssh with its .pub file.");
    }
}
