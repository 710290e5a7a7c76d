package dev.slipway.forge;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which page comes next. Both forges say it in a {@code Link} header (RFC 8288):
 * docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api and docs.gitlab.com/api/rest, "Pagination"; a
 * GitLab whose proxy drops that one says it in {@code X-Next-Page}.
 */
final class Links {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel=\"?next\"?");
    private static final Pattern PAGE = Pattern.compile("([?&]page=)\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private Links() {}

    static Optional<URI> next(URI at, HttpHeaders headers) {
        Matcher link = NEXT.matcher(String.join(", ", headers.allValues("Link")));
        return link.find()
                ? resolved(at, link.group(1))
                : headers.firstValue("X-Next-Page")
                        .filter(page -> NUMBER.matcher(page).matches())
                        .flatMap(page -> resolved(at, numbered(at.toString(), page)));
    }

    private static String numbered(String address, String page) {
        Matcher stands = PAGE.matcher(address);
        return stands.find()
                ? stands.replaceFirst("$1" + page)
                : address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }

    /** An address that is named at another; empty where it is none. */
    static Optional<URI> resolved(URI at, String named) {
        try {
            URI there = at.resolve(named);
            return there.getHost() == null ? Optional.empty() : Optional.of(there);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
