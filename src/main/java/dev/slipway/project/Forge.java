package dev.slipway.project;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forge that has the repository, for one whose remotes do not tell it: a server of one's own, or an alias of SSH.
 *
 * @param url of its start page: https, or http on this machine; without a {@code /} at its end
 * @param repository its path there, such as {@code team/shop}; where it is empty a remote on that server tells it
 */
public record Forge(Kind kind, URI url, Optional<String> repository) {
    /** The form of a repository's path: that of its owner or group, and its name. */
    public static final Pattern PATH =
            Pattern.compile("(?!\\.{1,2}/)[\\w.-]{1,255}(/(?!\\.{1,2}(/|$))[\\w.-]{1,255}){1,20}");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether nobody on the way can read what is sent there: by https, or by http to this machine. */
    public static boolean closed(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && THIS_MACHINE.contains(
                                String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)));
    }

    /** Whose software it runs, which is how it is asked. */
    public enum Kind {
        GITHUB("GitHub"),
        GITLAB("GitLab");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Its name as it writes it. */
        public String title() {
            return title;
        }
    }
}
