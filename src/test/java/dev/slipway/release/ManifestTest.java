package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.ReleaseFile.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Digest EMPTY = Digest.of(new byte[0]);

    @Test
    void aManifestIsOneLineAFileInOrderOfPaths() {
        Manifest manifest = new Manifest(List.of(
                new ReleaseFile("src/a \"quoted\" name", Kind.REGULAR, EMPTY, 0),
                new ReleaseFile("bin/run", Kind.EXECUTABLE, Digest.of("x".getBytes(StandardCharsets.UTF_8)), 1),
                new ReleaseFile("line\nfeed\\n", Kind.LINK, EMPTY, 0)));

        assertThat(manifest.text()).isEqualTo("""
                        100755 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881 1 bin/run
                        120000 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 line\\nfeed\\\\n
                        100644 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 src/a "quoted" name
                        """);
        assertThat(manifest.digest()).isEqualTo(Digest.of(manifest.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void twoFilesOfOnePathAreRefused() {
        ReleaseFile file = new ReleaseFile("a", Kind.REGULAR, EMPTY, 0);

        assertThatThrownBy(() -> new Manifest(List.of(file, file))).hasMessageContaining("the path a");
    }

    @Test
    void aCutManifestIsRefused() {
        String text = new Manifest(List.of(new ReleaseFile("a", Kind.REGULAR, EMPTY, 0))).text();

        assertThatThrownBy(() -> Manifest.parse(text.substring(0, text.length() - 1)))
                .hasMessageContaining("cut");
        assertThatThrownBy(() -> Manifest.parse("100644 abc\n")).hasMessageContaining("100644 abc");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("files") List<ReleaseFile> files) {
        Manifest manifest = new Manifest(files);

        assertThat(Manifest.parse(manifest.text())).isEqualTo(manifest);
    }

    @Property
    void theOrderOfTheFilesDoesNotChangeTheDigest(@ForAll("files") List<ReleaseFile> files, @ForAll Random random) {
        List<ReleaseFile> shuffled = new ArrayList<>(files);
        Collections.shuffle(shuffled, random);

        assertThat(new Manifest(shuffled).digest()).isEqualTo(new Manifest(files).digest());
    }

    @Property
    void differentFilesHaveDifferentTexts(
            @ForAll("files") List<ReleaseFile> left, @ForAll("files") List<ReleaseFile> right) {
        boolean same = Set.copyOf(left).equals(Set.copyOf(right));

        assertThat(new Manifest(left).text().equals(new Manifest(right).text())).isEqualTo(same);
    }

    @Provide
    Arbitrary<List<ReleaseFile>> files() {
        Arbitrary<String> paths = Arbitraries.strings()
                .withChars("abn r/\\\n\r\t\"'é\u2028".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(6);
        return Combinators.combine(
                        paths, Arbitraries.of(Kind.class), Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as((path, kind, size) -> new ReleaseFile(path, kind, EMPTY, size))
                .list()
                .uniqueElements(ReleaseFile::path)
                .ofMaxSize(5);
    }
}
