package dev.slipway.forge;

import dev.slipway.project.Forge;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a remote lies, of an address in one of the forms of git-fetch(1), "Git URLs".
 *
 * @param host in lower case
 * @param path without {@code /} at its ends and without {@code .git}
 */
record RemoteAddress(String host, String path) {
    private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[\\w.-]+)";
    private static final Pattern URL =
            Pattern.compile("(?:https?|ssh|git|git\\+ssh|ssh\\+git)://(?:[^@/]*@)?" + HOST + "(?::\\d+)?/+(.+)");

    /** A single letter before the colon is a drive of Windows. */
    private static final Pattern LIKE_SCP = Pattern.compile("(?:[^@/:]+@)?(?!\\w:)" + HOST + ":/*(.+)");

    /** Empty for a directory, and for a path that no forge gives to a repository. */
    static Optional<RemoteAddress> parse(String address) {
        Matcher url = URL.matcher(address);
        Matcher form = url.matches() ? url : LIKE_SCP.matcher(address);
        if (!form.matches()) {
            return Optional.empty();
        }
        String path = form.group(2).replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return Forge.PATH.matcher(path).matches()
                ? Optional.of(new RemoteAddress(form.group(1).toLowerCase(Locale.ROOT), path))
                : Optional.empty();
    }
}
