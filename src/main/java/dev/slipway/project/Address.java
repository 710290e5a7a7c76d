package dev.slipway.project;

/**
 * Where a host is and who logs in: {@code user@name:port}.
 *
 * @param user empty where the file names none: the person's own name then
 * @param host a name, an IPv4 or an IPv6 address, the last without brackets
 * @param port 22 unless said
 */
public record Address(String user, String host, int port) {
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return (user.isEmpty() ? "" : user + "@") + name + (port == 22 ? "" : ":" + port);
    }
}
