package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "src/**, src/a/b.js, true",
        "src/**, src/b.js, true",
        "src/**, src, false",
        "src/**, lib/src/b.js, false",
        "*.js, a.js, true",
        "*.js, a/b.js, false",
        "src/*.js, src/a.js, true",
        "src/*.js, src/a/b.js, false",
        "**/*.test.js, a.test.js, true",
        "**/*.test.js, a/b/c.test.js, true",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "a/**/z, a/bz, false",
        "**, .env, true",
        "a.b, axb, false",
        "pages/[id].js, pages/[id].js, true",
        "'pages/[id].js', pages/i.js, false",
        "what?.txt, what?.txt, true",
        "what?.txt, whatx.txt, false",
        "public, public/a.css, false"
    })
    void aStarStaysWithinADirectoryAndTwoCrossThem(String pattern, String path, boolean taken) {
        assertThat(new PathPatterns(List.of(pattern)).matches(path)).isEqualTo(taken);
    }

    @Test
    void theLastPatternThatFitsDecides() {
        PathPatterns patterns = new PathPatterns(List.of("src/**", "!**/*.test.js", "src/keep.test.js"));

        assertThat(Stream.of("src/a.js", "src/a.test.js", "src/keep.test.js", "other.js")
                        .filter(patterns::matches))
                .containsExactly("src/a.js", "src/keep.test.js");
    }

    @Test
    void withoutAPatternNothingIsTaken() {
        assertThat(new PathPatterns(List.of()).matches("a")).isFalse();
    }

    @Test
    void namesWithLineEndsAreMatchedLikeOthers() {
        assertThat(new PathPatterns(List.of("src/**")).matches("src/two\nlines\r.txt"))
                .isTrue();
    }
}
