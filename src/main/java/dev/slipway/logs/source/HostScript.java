package dev.slipway.logs.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that run on hosts: constant text that gets what varies as values. Each says at its top which. */
enum HostScript {
    /** Follows files. */
    FILES("files.sh"),
    /** Runs a command until nobody listens any more. */
    LISTENED("listened.sh");

    private final String file;

    HostScript(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    String text() {
        try (InputStream in = HostScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Slipway was built without its script " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
