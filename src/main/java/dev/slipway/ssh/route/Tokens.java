package dev.slipway.ssh.route;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern TOKEN = Pattern.compile("%(.?)");

    /** What ssh_config(5) has for ProxyCommand. */
    private static final Set<String> OF_COMMAND = Set.of("%", "h", "n", "p", "r");

    /** What is one word to every shell, and no option to a program. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@%+][A-Za-z0-9_.:@%+-]*");

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

    /**
     * The command that a value says, for a shell. Throws {@link IOException} with a sentence where what stands for a token
     * would be more to that than a word.
     */
    String command(String value) throws IOException {
        Matcher token = TOKEN.matcher(value);
        StringBuilder command = new StringBuilder();
        while (token.find()) {
            String letter = token.group(1);
            if (!OF_COMMAND.contains(letter)) {
                throw unknown(token.group(), "its ProxyCommand");
            }
            String word = meaning(letter, "its ProxyCommand");
            if (!letter.equals("%") && !WORD.matcher(word).matches()) {
                throw new IOException("the shell of its ProxyCommand would act on characters of \"" + word + "\"");
            }
            token.appendReplacement(command, Matcher.quoteReplacement(word));
        }
        return token.appendTail(command).toString();
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
        return meaning(special.group(1), value);
    }

    private String meaning(String token, String value) throws IOException {
        return switch (token) {
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
            default -> throw unknown("%" + token, value);
        };
    }

    private static IOException unknown(String token, String value) {
        return new IOException("this version does not know the token " + token + " of " + value);
    }
}
