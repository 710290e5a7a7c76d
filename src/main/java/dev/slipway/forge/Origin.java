package dev.slipway.forge;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** A scheme, a host and a port: what a token is for. */
record Origin(String scheme, String host, int port) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    static Origin of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS : HTTP;
        return new Origin(
                scheme,
                String.valueOf(address.getHost()).toLowerCase(Locale.ROOT),
                address.getPort() < 0 ? usual : address.getPort());
    }

    /** Whether nobody on the way can read what is sent there. */
    boolean closed() {
        return scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host));
    }
}
