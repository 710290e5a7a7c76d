package dev.slipway.secret;

import java.util.Map;
import java.util.Set;

/** Where values of secret variables come from. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The values that this source has in an environment, of these variables, by their names.
     *
     * @throws SourceFault where the source cannot be used
     */
    Map<String, Secret> find(String environment, Set<String> names);
}
