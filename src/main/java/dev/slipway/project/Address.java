package dev.slipway.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a host is and who logs in: {@code user@name:port}.
 *
 * @param user empty where the file names none: whom the SSH configuration names then, or the person
 * @param host a name or alias of the SSH configuration, an IPv4 or an IPv6 address, the last without brackets
 * @param port empty where the file names none: the one that the SSH configuration names then, or 22
 * @param jump the host to go through instead of those that the SSH configuration names; empty where the file names none
 */
public record Address(String user, String host, Optional<Integer> port, Optional<Address> jump) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z0-9_][A-Za-z0-9._-]*)@)?"
            + "(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9_][A-Za-z0-9._-]*))(?::(\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;

    public Address(String user, String host, Optional<Integer> port) {
        this(user, host, port, Optional.empty());
    }

    public Address(String user, String host, int port) {
        this(user, host, Optional.of(port));
    }

    /** The same place, to be reached through another host. */
    public Address through(Address other) {
        return new Address(user, host, port, Optional.of(other));
    }

    /** The address that a text says, where it says one. */
    public static Optional<Address> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String user = Optional.ofNullable(matcher.group(1)).orElse("");
        String host = Optional.ofNullable(matcher.group(2)).orElse(String.valueOf(matcher.group(3)));
        Optional<Integer> port = Optional.ofNullable(matcher.group(4)).map(Integer::valueOf);
        return port.filter(p -> p == 0 || p > MAX_PORT).isPresent()
                ? Optional.empty()
                : Optional.of(new Address(user, host, port));
    }

    /** Without the way there. */
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return (user.isEmpty() ? "" : user + "@")
                + name
                + port.map(number -> ":" + number).orElse("");
    }
}
