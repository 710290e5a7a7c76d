package dev.slipway.forge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The pages that came last, so that a forge need not send again what did not change. */
final class Remembered {
    private static final int LETTERS = 4 << 20;

    private final LinkedHashMap<URI, Page> pages = new LinkedHashMap<>(16, 0.75f, true);
    private int letters;

    Optional<Page> page(URI at) {
        return Optional.ofNullable(pages.get(at));
    }

    void keep(URI at, Page page) {
        forget(at);
        if (!page.etag().isEmpty()) {
            pages.put(at, page);
            letters += page.body().length();
        }
        while (letters > LETTERS) {
            forget(pages.firstEntry().getKey());
        }
    }

    private void forget(URI at) {
        Page gone = pages.remove(at);
        if (gone != null) {
            letters -= gone.body().length();
        }
    }
}
