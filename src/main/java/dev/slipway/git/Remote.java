package dev.slipway.git;

import java.util.List;

/**
 * Another repository that this one knows by a name (git-remote(1)).
 *
 * @param fetchFrom addresses, without who logs in where they are HTTP: that may be a secret
 */
public record Remote(String name, List<String> fetchFrom, List<String> pushTo) {
    public Remote {
        fetchFrom = List.copyOf(fetchFrom);
        pushTo = List.copyOf(pushTo);
    }
}
