package dev.slipway.ui.logs;

import dev.slipway.logs.Rows;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Rows of logs as a file of text. */
final class RowsFile {
    private RowsFile() {}

    /** Rows from one place up to before another. */
    record Part(Rows rows, int from, int to) {}

    /** What is written of a row. */
    interface Text {
        String of(Rows rows, int place);
    }

    /** Writes them, all or nothing; gives how many. */
    static int write(Path file, Part part, Text text) throws IOException, InterruptedException {
        Path absolute = file.toAbsolutePath();
        Path beside = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(beside)) {
                for (int place = part.from(); place < part.to(); place++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("The writing of " + file + " was stopped");
                    }
                    writer.write(text.of(part.rows(), place));
                    writer.write('\n');
                }
            }
            Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return part.to() - part.from();
    }
}
