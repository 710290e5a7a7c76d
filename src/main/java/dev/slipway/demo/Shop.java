package dev.slipway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shop at one commit.
 *
 * @param version of the last release that it contains
 */
record Shop(String version, SortedSet<ShopChange> changes) {
    static final Shop EMPTY = new Shop("0.0.0", new TreeSet<>());
    static final String RESTART = "app/restart";

    Shop {
        changes = Collections.unmodifiableSortedSet(new TreeSet<>(changes));
    }

    Shop with(ShopChange change) {
        SortedSet<ShopChange> more = new TreeSet<>(changes);
        more.add(change);
        return new Shop(version, more);
    }

    Shop released(String next) {
        return new Shop(next, changes);
    }

    /** What a merge of the two contains. */
    Shop merged(Shop other) {
        SortedSet<ShopChange> both = new TreeSet<>(changes);
        both.addAll(other.changes);
        return new Shop(version.compareTo(other.version) >= 0 ? version : other.version, both);
    }

    /** Its files by path, with these hosts in slipway.yaml. */
    Map<String, String> files(ShopHosts hosts) {
        Map<String, String> files = new TreeMap<>();
        files.put("README.md", resource("README.md"));
        files.put("slipway.yaml", configuration(hosts));
        files.put(RESTART, resource("restart"));
        files.put("app/version", version + "\n");
        files.put("app/settings.properties", settings());
        files.put(
                "public/index.html",
                resource("index.html")
                        .replace("@sections@", pieces(ShopChange.Place.PAGE))
                        .replace("@version@", version));
        files.put(
                "public/style.css",
                resource("style.css")
                                .replace("@rules@", pieces(ShopChange.Place.STYLE))
                                .stripTrailing() + "\n");
        return files;
    }

    private String settings() {
        Stream<String> stock = changes.contains(ShopChange.WAREHOUSE) ? Stream.empty() : Stream.of("stock=ok");
        return Stream.concat(Stream.of("name=Harbour Goods"), Stream.concat(stock, texts(ShopChange.Place.SETTINGS)))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private String pieces(ShopChange.Place place) {
        return texts(place).collect(Collectors.joining("\n"));
    }

    private Stream<String> texts(ShopChange.Place place) {
        return changes.stream().filter(change -> change.place() == place).map(ShopChange::text);
    }

    private static String configuration(ShopHosts hosts) {
        String text = resource("slipway.yaml")
                .replace("@root@", hosts.root())
                .replace("@port@", Integer.toString(hosts.port()));
        for (String name : ShopHosts.NAMES) {
            text = text.replace("@" + name + "@", hosts.address(name).toString());
        }
        return text;
    }

    private static String resource(String name) {
        try (InputStream stream = Shop.class.getResourceAsStream("shop/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks the resource shop/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
