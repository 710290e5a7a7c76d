package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

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
