package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void aLinuxWithoutADisplayIsToldSo() {
        assertThat(Display.missing(Map.of(), "Linux", ""))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("DISPLAY"));
    }

    @Test
    void aDisplayAtWhichNobodyListensIsToldSo() {
        assertThat(Display.missing(Map.of("DISPLAY", ":54321"), "Linux", ""))
                .contains("No display answers at :54321 (DISPLAY names it).");
        assertThat(Display.missing(Map.of("DISPLAY", "the big one"), "Linux", ""))
                .isPresent();
    }

    @Test
    void aDisplayOfAnotherMachineIsFoundAtItsPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int number = server.getLocalPort() - 6000;
            assertThat(XServer.of("localhost:" + number + ".0"))
                    .hasValueSatisfying(display -> assertThat(display.answers()).isTrue());
        }
    }

    @Test
    void otherSystemsAndAChosenPlatformNeedNoDisplay() {
        assertThat(Display.missing(Map.of(), "Mac OS X", "")).isEmpty();
        assertThat(Display.missing(Map.of(), "Linux", "Headless")).isEmpty();
    }

    @Test
    void onlyALinuxWithoutAGraphicsDeviceIsDrawnInSoftware() {
        assertThat(Display.pipeline("Linux", _ -> false)).contains("sw");
        assertThat(Display.pipeline("Linux", Path.of("/dev/dri")::equals)).isEmpty();
        assertThat(Display.pipeline("Linux", Path.of("/dev/nvidiactl")::equals)).isEmpty();
        assertThat(Display.pipeline("Windows 11", _ -> false)).isEmpty();
    }
}
