package dev.slipway.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private final LogBuffer buffer = new LogBuffer(4);

    @Test
    void onlyTheNewestLinesAreKept() {
        buffer.append(List.of(line("web-1", "a"), line("web-1", "b"), line("web-1", "c")));

        assertThat(buffer.append(List.of(line("web-1", "d"), line("web-1", "e"))))
                .isEqualTo(1);
        assertThat(texts()).containsExactly("b", "c", "d", "e");
    }

    @Test
    void theLinesOfOneHostAreShownAndAllAgain() {
        buffer.append(List.of(line("web-1", "a"), line("web-2", "b"), line("web-1", "c")));

        buffer.showOnly(Optional.of("web-1"));
        assertThat(texts()).containsExactly("a", "c");
        assertThat(buffer.append(List.of(line("web-2", "d"), line("web-1", "e"))))
                .isEqualTo(1);
        assertThat(texts()).containsExactly("c", "e");
        buffer.showOnly(Optional.empty());

        assertThat(texts()).containsExactly("b", "c", "d", "e");
    }

    @Test
    void aSelectionStaysOnItsLinesWhenOlderOnesGo() {
        LogSelection selection = LogSelection.of(5).extendedTo(3);

        assertThat(selection.shiftedBy(2)).isEqualTo(new LogSelection(3, 1));
        assertThat(selection.shiftedBy(4)).isEqualTo(new LogSelection(1, 0));
        assertThat(selection.shiftedBy(6).isEmpty()).isTrue();
    }

    private List<String> texts() {
        return IntStream.range(0, buffer.size())
                .mapToObj(i -> buffer.get(i).text())
                .toList();
    }

    private static LogLine line(String source, String text) {
        return new LogLine(Instant.EPOCH, source, LogLine.Level.NORMAL, text);
    }
}
