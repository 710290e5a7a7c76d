package dev.slipway.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets one class at a time have the display, of all processes that run the tests of this build. */
final class DisplayTurn implements BeforeAllCallback {
    private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(DisplayTurn.class);
    private static final Path LOCK = Path.of("target", "display.lock");

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = context.getStore(PLACE).computeIfAbsent(FileChannel.class, _ -> taken(), FileChannel.class);
    }

    /** Is given back when it is closed, after the class. */
    private static FileChannel taken() {
        try {
            FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var _ = channel.lock();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
