package dev.slipway.forge;

import dev.slipway.project.Forge;
import dev.slipway.project.Forge.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a forge has a repository.
 *
 * @param url of the forge's start page
 * @param path of the repository there
 */
public record Home(Kind kind, URI url, String path) {
    private static final URI GITHUB = URI.create("https://github.com");
    private static final URI GITLAB = URI.create("https://gitlab.com");

    /** Tenants of GitHub Enterprise Cloud with data residency are subdomains of it. */
    private static final String TENANTS = ".ghe.com";

    /** The last two are where SSH is spoken on port 443. */
    private static final Map<String, Forge> PUBLIC = Map.of(
            "github.com", new Forge(Kind.GITHUB, GITHUB, Optional.empty()),
            "gitlab.com", new Forge(Kind.GITLAB, GITLAB, Optional.empty()),
            "ssh.github.com", new Forge(Kind.GITHUB, GITHUB, Optional.empty()),
            "altssh.gitlab.com", new Forge(Kind.GITLAB, GITLAB, Optional.empty()));

    /**
     * That of a repository with remotes at these addresses, the first that tells it.
     *
     * @param named the forge that slipway.yaml names
     */
    public static Optional<Home> of(List<String> addresses, Optional<Forge> named) {
        return named.flatMap(Home::said)
                .or(() -> addresses.stream()
                        .flatMap(address -> RemoteAddress.parse(address).stream())
                        .flatMap(address -> at(address, named).stream())
                        .findFirst());
    }

    private static Optional<Home> said(Forge forge) {
        return forge.repository().flatMap(path -> checked(forge, path));
    }

    private static Optional<Home> at(RemoteAddress address, Optional<Forge> named) {
        Optional<Forge> forge = named.isPresent()
                ? named.filter(one -> address.host().equals(one.url().getHost().toLowerCase(Locale.ROOT)))
                : Optional.ofNullable(PUBLIC.get(address.host()));
        return forge.flatMap(one -> checked(one, below(one, address.path())));
    }

    /** A forge may lie in a directory of its server, which addresses of HTTP then have before the path. */
    private static String below(Forge forge, String path) {
        String directory = forge.url().getPath() + "/";
        return ("/" + path).startsWith(directory) ? path.substring(directory.length() - 1) : path;
    }

    /** GitHub has no groups in groups. */
    private static Optional<Home> checked(Forge forge, String path) {
        long parts = path.chars().filter(letter -> letter == '/').count() + 1;
        return parts == 2 || (parts > 2 && forge.kind() == Kind.GITLAB)
                ? Optional.of(new Home(forge.kind(), forge.url(), path))
                : Optional.empty();
    }

    /** The forge as people call it; one of one's own with its server. */
    public String title() {
        return url.equals(GITHUB) || url.equals(GITLAB) ? kind.title() : kind.title() + " at " + url.getHost();
    }

    /**
     * Where its API begins: docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api, of
     * enterprise-server the same page, and docs.gitlab.com/api/rest.
     */
    URI api() {
        return switch (kind) {
            case GITLAB -> URI.create(url + "/api/v4");
            case GITHUB ->
                url.equals(GITHUB) || url.getHost().endsWith(TENANTS)
                        ? URI.create("https://api." + url.getHost())
                        : URI.create(url + "/api/v3");
        };
    }
}
