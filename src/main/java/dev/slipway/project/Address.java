package dev.slipway.project;

/**
 * Where a host is and who logs in: {@code user@name:port}.
 *
 * @param user empty where the file names none: the person's own name then
 * @param port 22 unless said
 */
public record Address(String user, String host, int port) {
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + host + (port == 22 ? "" : ":" + port);
    }
}
