package dev.slipway.logs;

/**
 * Which log: one of one host.
 *
 * @param host empty of a file at hand
 * @param log its name in slipway.yaml, or the path of a file at hand
 */
public record LogName(String host, String log) {
    @Override
    public String toString() {
        return host.isEmpty() ? log : host + " " + log;
    }
}
