package dev.slipway.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLogTest {
    private final TakenIn taken = new TakenIn();
    private final FileLog file = new FileLog("/app.log", new Hearing(taken, new Masking(), InstantSource.system()));

    private void come(String text, int pieces) throws FileLog.Astray {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int piece = 0; piece < pieces; piece++) {
            int from = bytes.length * piece / pieces;
            file.bytes(bytes, from, bytes.length * (piece + 1) / pieces - from);
        }
    }

    /** A network cuts what is sent wherever it likes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void noByteIsTakenTwiceInWhateverPiecesItComes(int pieces) throws IOException {
        String first = "a line that is longer than what is compared, which is as much as stands here\nb\n";
        String next = "c\n";
        file.said("d", List.of("7", "0", Integer.toString(first.length())));
        come(first, pieces);
        int again = first.length() - FileLog.COMPARED;
        file.said("d", List.of("7", Integer.toString(again), Integer.toString(first.length() + next.length())));
        come(first.substring(again) + next, pieces);

        assertThat(taken.text()).isEqualTo(first + next);
    }
}
