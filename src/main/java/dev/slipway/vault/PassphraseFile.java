package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file, or an open descriptor such as {@code /dev/fd/3}, that holds the passphrase in UTF-8, for runs in which nobody
 * answers. One line end behind it does not count.
 */
public record PassphraseFile(Optional<Path> file) implements Passphrases {
    /** The environment variable that names it. */
    public static final String VARIABLE = "SLIPWAY_PASSPHRASE_FILE";

    private static final int LONGEST = 4096;

    /** The one that this environment names, if any. */
    public static PassphraseFile of(Map<String, String> environment) {
        return new PassphraseFile(Optional.ofNullable(environment.get(VARIABLE))
                .filter(name -> !name.isEmpty())
                .map(Path::of));
    }

    @Override
    public Optional<Secret> given() {
        return file.map(PassphraseFile::read);
    }

    @Override
    public Optional<Secret> asked() {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> chosen(String why) {
        return Optional.empty();
    }

    private static Secret read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            String text = new String(content, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
            if (content.length > LONGEST || text.isEmpty()) {
                throw new VaultException(
                        "The file %s that %s names holds no passphrase: it is %s."
                                .formatted(path, VARIABLE, text.isEmpty() ? "empty" : "too long"),
                        "Write the passphrase into it, and nothing else.");
            }
            return Secret.of(text);
        } catch (IOException e) {
            throw new VaultException(
                    "The file %s that %s names cannot be read.".formatted(path, VARIABLE),
                    "Name a file that you can read and that holds the passphrase.");
        }
    }
}
