package dev.slipway.cli;

import dev.slipway.cli.HelloProject.Said;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A command that goes on. */
record Going(Thread thread, ByteArrayOutputStream out, FutureTask<Said> said) {
    /** What it has told so far. */
    String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Stops it as Ctrl C does. */
    Said stop() throws InterruptedException, ExecutionException {
        thread.interrupt();
        return said.get();
    }
}
