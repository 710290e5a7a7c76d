package dev.slipway.forge;

import java.net.URI;
import java.util.Locale;

/** A scheme, a host and a port: what a token is for. */
record Origin(String scheme, String host, int port) {
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
}
