package dev.slipway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The HTTP proxy that the environment names, as git's own transport takes it (curl(1), ENVIRONMENT): {@code https_proxy},
 * {@code http_proxy}, {@code all_proxy} and {@code no_proxy}. Of HTTP_PROXY only the small letters count, for a web server
 * sets the other from what a visitor sends. A login in its address is not used; other kinds of proxies do not count.
 */
final class WebProxy {
    /** Where an address has none (curl(1), --proxy). */
    private static final int PORT = 1080;

    /** This machine is never behind it. */
    private static final List<String> HERE = List.of("localhost", "127.*", "[::1]");

    private WebProxy() {}

    /** What the Java library is to be told, as names and values of system properties (java.net, Networking Properties). */
    static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        Optional<String> all = first(environment, "all_proxy", "ALL_PROXY");
        put(properties, "http", first(environment, "http_proxy").or(() -> all));
        put(
                properties,
                "https",
                first(environment, "https_proxy", "HTTPS_PROXY").or(() -> all));
        if (!properties.isEmpty()) {
            properties.put(
                    "http.nonProxyHosts",
                    direct(first(environment, "no_proxy", "NO_PROXY").orElse("")));
        }
        return properties;
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static void put(Map<String, String> properties, String scheme, Optional<String> proxy) {
        proxy.flatMap(WebProxy::address).ifPresent(address -> {
            properties.put(scheme + ".proxyHost", address.getHost());
            properties.put(scheme + ".proxyPort", String.valueOf(address.getPort() < 0 ? PORT : address.getPort()));
        });
    }

    private static Optional<URI> address(String written) {
        try {
            URI address = new URI(written.contains("://") ? written : "http://" + written);
            return Optional.of(address).filter(uri -> "http".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A name stands for the host and for all below it. */
    private static String direct(String names) {
        List<String> own = Stream.of(names.split("[,\\s]+"))
                .map(name -> name.replaceFirst("^\\.", ""))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> name.equals("*") ? Stream.of(name) : Stream.of(name, "*." + name))
                .toList();
        return Stream.concat(HERE.stream(), own.stream()).collect(Collectors.joining("|"));
    }
}
