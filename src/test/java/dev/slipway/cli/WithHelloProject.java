package dev.slipway.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a project of its own, with real hosts. */
abstract class WithHelloProject {
    @TempDir
    Path directory;

    HelloProject hello;

    @BeforeEach
    void begin() throws Exception {
        hello = new HelloProject(directory.toRealPath());
    }

    @AfterEach
    void end() {
        if (hello != null) { // a test that is skipped, where there is no sshd, has none
            hello.close();
        }
    }
}
