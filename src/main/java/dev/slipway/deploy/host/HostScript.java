package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scripts that run on hosts, one a phase: constant text that gets what varies as values. Each says at its top which. */
public enum HostScript {
    INVENTORY,
    LEASE,
    PREPARE,
    MEND,
    SECRETS,
    SWITCH,
    RETIRE;

    private final String fileName = name().toLowerCase(Locale.ROOT) + ".sh";
    private final String text = resource("common.sh") + resource(fileName);

    /** The script with these values, as it is run. */
    public Command command(List<String> values) {
        return Command.script(fileName, text, values);
    }

    /** The same as a plan shows it: the script by its name and the beginning of its digest, then the values. */
    public String shown(List<String> values) {
        List<String> words = new ArrayList<>(List.of(fileName + "@" + digest().abbreviated()));
        words.addAll(values);
        return Command.of("sh", words.toArray(String[]::new)).line();
    }

    /** What it is called where it is shown. */
    public String fileName() {
        return fileName;
    }

    /** SHA-256 of its text, by which a host tells that it is just this one. */
    public Digest digest() {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String resource(String name) {
        try (InputStream in = HostScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Slipway was built without its script " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
