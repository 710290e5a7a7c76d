package dev.slipway.ssh.route;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for a tilde, for {@code %} with a letter and for <code>${NAME}</code> in a file name of an SSH configuration
 * (ssh_config(5), TOKENS and ENVIRONMENT VARIABLES).
 *
 * @param user the person at this machine
 * @param alias the host as it was asked for
 * @param keyAlias the name under which the host's key is known
 */
record Tokens(
        Path home,
        String user,
        String alias,
        String host,
        int port,
        String remoteUser,
        String keyAlias,
        Map<String, String> environment) {
    private static final Pattern SPECIAL = Pattern.compile("%(.?)|\\$\\{([^}]*)}");

    /** The file that a value names. Throws {@link IOException} with a sentence where it cannot be told. */
    Path file(String value) throws IOException {
        Matcher special = SPECIAL.matcher(value);
        StringBuilder name = new StringBuilder();
        while (special.find()) {
            special.appendReplacement(name, Matcher.quoteReplacement(meaning(special, value)));
        }
        special.appendTail(name);
        String text = name.toString();
        return text.equals("~") ? home : text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /** The files that values name, in order. */
    List<Path> files(List<String> values) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String value : values) {
            files.add(file(value));
        }
        return List.copyOf(files);
    }

    private String meaning(MatchResult special, String value) throws IOException {
        String variable = special.group(2);
        if (variable != null) {
            String set = environment.get(variable);
            if (set == null) {
                throw new IOException("the environment variable " + variable + " of " + value + " is not set");
            }
            return set;
        }
        return switch (special.group(1)) {
            case "%" -> "%";
            case "d" -> home.toString();
            case "h" -> host;
            case "i" -> Files.getAttribute(home, "unix:uid").toString();
            case "k" -> keyAlias;
            case "l" -> InetAddress.getLocalHost().getHostName();
            case "L" -> InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
            case "n" -> alias;
            case "p" -> Integer.toString(port);
            case "r" -> remoteUser;
            case "u" -> user;
            default ->
                throw new IOException("this version does not know the token " + special.group() + " of " + value);
        };
    }
}
