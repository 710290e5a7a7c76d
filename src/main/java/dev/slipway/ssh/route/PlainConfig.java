package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The person's SSH configuration, read where no OpenSSH client is installed that could be asked: the Host blocks of one
 * file, and of them what says how a host is reached.
 */
final class PlainConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Set<String> READ = Set.of(
            "hostname",
            "user",
            "port",
            "identityfile",
            "certificatefile",
            "identitiesonly",
            "identityagent",
            "proxyjump",
            "proxycommand",
            "hostkeyalias",
            "stricthostkeychecking",
            "hashknownhosts",
            "revokedhostkeys",
            "userknownhostsfile",
            "globalknownhostsfile",
            "knownhostscommand",
            "batchmode",
            "pubkeyauthentication",
            "kbdinteractiveauthentication",
            "passwordauthentication",
            "preferredauthentications");
    private static final Path SYSTEM = Path.of("/etc/ssh/ssh_config");
    private static final String COMMAND = "proxycommand";
    private static final Set<String> PROXIES = Set.of("proxyjump", COMMAND);

    /** What all lines count of. */
    private static final Set<String> SEVERAL = Set.of("identityfile", "certificatefile");

    private static final Set<String> SECTIONS = Set.of("match", "include");
    private static final List<String> IDENTITIES = List.of("id_rsa", "id_ecdsa", "id_ed25519");

    private PlainConfig() {}

    /** What a file says of a host; one that does not exist says nothing. */
    static ClientConfig read(Path file, Address address) throws IOException {
        Map<String, List<String>> values = new HashMap<>();
        List<String> leftOut = new ArrayList<>();
        if (Files.exists(SYSTEM)) {
            leftOut.add(SYSTEM.toString());
        }
        boolean counts = true;
        int number = 0;
        for (String text : lines(file)) {
            number++;
            Matcher line = LINE.matcher(text);
            if (text.isBlank() || text.strip().startsWith("#") || !line.matches()) {
                continue;
            }
            String keyword = line.group(1).toLowerCase(Locale.ROOT);
            // A command extends to the end of the line (ssh_config(5)).
            String value =
                    keyword.equals(COMMAND) ? line.group(2) : line.group(2).replaceFirst("\\s+#.*$", "");
            if (keyword.equals("host")) {
                counts = new HostPatterns(List.of(value.split("\\s+"))).fit(address.host());
            } else if (SECTIONS.contains(keyword)) {
                leftOut.add(line.group(1) + " in line " + number + " of " + file);
                counts &= !keyword.equals("match");
            } else if (counts && READ.contains(keyword) && !proxied(keyword, values)) {
                List<String> known = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
                if (known.isEmpty() || SEVERAL.contains(keyword)) {
                    known.add(keyword.equals(COMMAND) ? value : value.replaceFirst("^\"(.*)\"$", "$1"));
                }
            }
        }
        address.port().ifPresent(port -> values.put("port", List.of(port.toString())));
        if (!address.user().isEmpty()) {
            values.put("user", List.of(address.user()));
        }
        values.computeIfPresent(
                "hostname",
                (_, names) ->
                        List.of(names.getFirst().replace("%h", address.host()).replace("%%", "%")));
        values.putIfAbsent(
                "identityfile",
                IDENTITIES.stream().map(name -> "~/.ssh/" + name).toList());
        values.putIfAbsent("userknownhostsfile", List.of("~/.ssh/known_hosts ~/.ssh/known_hosts2"));
        values.putIfAbsent("globalknownhostsfile", List.of("/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"));
        return new ClientConfig(values, List.copyOf(leftOut));
    }

    /** Of the two ways through something else the first that stands there counts. */
    private static boolean proxied(String keyword, Map<String, List<String>> values) {
        return PROXIES.contains(keyword) && PROXIES.stream().anyMatch(values::containsKey);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
