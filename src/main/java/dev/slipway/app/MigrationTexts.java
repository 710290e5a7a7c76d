package dev.slipway.app;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.promotion.migration.MigrationFile.Content;
import dev.slipway.release.Revision;
import java.nio.charset.StandardCharsets;

/** What stands in migrations, as commits have them. */
record MigrationTexts(Repository repository) {

    Content at(Revision revision, String path) {
        try {
            return repository
                    .file(revision, path)
                    .map(MigrationTexts::text)
                    .orElseGet(() -> new Content.Hidden("it is a link or a submodule"));
        } catch (GitException unreadable) {
            return new Content.Hidden(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Content text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.indexOf('\0') < 0 ? new Content.Text(plain) : new Content.Hidden("it is no text");
    }
}
