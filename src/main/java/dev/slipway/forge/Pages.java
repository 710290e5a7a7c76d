package dev.slipway.forge;

import dev.slipway.forge.Answer.Why;
import dev.slipway.forge.Wire.Reply;
import dev.slipway.json.JsonDocument;
import dev.slipway.project.Forge;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Reads lists that come in pages. The token goes with every question, and none leaves the origin of the API. */
final class Pages {
    private static final int REDIRECTS = 3;
    private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);
    private static final int OK = 200;
    private static final int UNCHANGED = 304;

    private final Wire wire;
    private final Bounds bounds;
    private final Remembered remembered;
    private final Refusals refusals;
    private final Home home;
    private final Map<String, String> headers;

    /** @param headers of every question, the token among them */
    Pages(Wire wire, Bounds bounds, Remembered remembered, Refusals refusals, Home home, Map<String, String> headers) {
        this.wire = wire;
        this.bounds = bounds;
        this.remembered = remembered;
        this.refusals = refusals;
        this.home = home;
        this.headers = headers;
    }

    /**
     * Reads all pages of a list, one after another.
     *
     * @param path below the API, with its query
     */
    void each(String path, Consumer<JsonDocument> reader) throws GivenUp, InterruptedException {
        Optional<URI> next = Optional.of(URI.create(home.api() + path));
        for (int read = 0; next.isPresent(); read++) {
            if (read == bounds.pages()) {
                throw tooMuch("has more checks of this commit than Slipway reads");
            }
            Page page = page(inside(next.get()), REDIRECTS);
            reader.accept(JsonDocument.parse(page.body()).orElseThrow(() -> strange("with something that is no JSON")));
            next = page.next();
        }
    }

    private Page page(URI at, int redirects) throws GivenUp, InterruptedException {
        Optional<Page> known = remembered.page(at);
        Map<String, String> sent = new HashMap<>(headers);
        known.ifPresent(page -> sent.put("If-None-Match", page.etag()));
        Reply reply = asked(at, sent);
        if (MOVED.contains(reply.status())) {
            URI there = reply.header("Location")
                    .flatMap(location -> Links.resolved(at, location))
                    .filter(_ -> redirects > 0)
                    .orElseThrow(() -> strange("by sending on to nowhere"));
            return page(inside(there), redirects - 1);
        }
        refusals.note(home, reply);
        if (reply.status() == UNCHANGED && known.isPresent()) {
            return known.get();
        }
        if (reply.status() != OK) {
            throw refusals.of(home, reply);
        }
        Page page = new Page(
                reply.body(),
                Links.next(at, reply.headers()),
                reply.header("ETag").orElse(""));
        remembered.keep(at, page);
        return page;
    }

    private Reply asked(URI at, Map<String, String> sent) throws GivenUp, InterruptedException {
        try {
            return wire.get(at, sent);
        } catch (HttpTimeoutException e) {
            throw silent("does not answer in time");
        } catch (SSLException e) {
            throw new GivenUp(
                    Why.SILENT,
                    home.title() + " cannot be reached safely: " + told(e) + ".",
                    "See which certificate it has, and whether a proxy stands between.");
        } catch (ConnectException e) {
            throw silent("cannot be reached");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("exceeds capacity")) {
                throw tooMuch("tells more of its checks than Slipway reads: over " + (bounds.bytes() >> 20)
                        + " MiB on one page");
            }
            throw silent("breaks off");
        }
    }

    private static String told(Exception e) {
        return Fields.line(String.valueOf(e.getMessage()));
    }

    /** The address, if it is of the API's origin: the token goes to no other. */
    private URI inside(URI there) throws GivenUp {
        if (!Forge.closed(home.api())) {
            throw new GivenUp(
                    Why.STRANGE,
                    home.title() + " has no address of https, so it does not get the token.",
                    "Name one in slipway.yaml.");
        }
        if (!Origin.of(there).equals(Origin.of(home.api()))) {
            throw new GivenUp(
                    Why.STRANGE,
                    home.title() + " sends on to " + there.getHost() + ", which does not get the token.",
                    "See whether slipway.yaml and the address of the remote name the right server.");
        }
        return there;
    }

    private GivenUp silent(String what) {
        return new GivenUp(
                Why.SILENT, home.title() + " " + what + ".", "See whether this machine is online, and try again.");
    }

    private GivenUp tooMuch(String what) {
        return new GivenUp(Why.STRANGE, home.title() + " " + what + ".", "Look at the checks there.");
    }

    private GivenUp strange(String how) {
        return new GivenUp(
                Why.STRANGE,
                home.title() + " answers " + how + ".",
                "See whether slipway.yaml and the address of the remote name the right server.");
    }
}
