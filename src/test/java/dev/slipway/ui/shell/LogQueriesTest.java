package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remembered of queries in logs. */
class LogQueriesTest {
    @Test
    void queriesAreRememberedTheLastFirstAndByName() {
        LogQueries queries = LogQueries.NONE
                .used("a")
                .used("b")
                .used("a")
                .used(" ")
                .saved("mine", "level>=warn")
                .saved("other", "x")
                .without("other");
        ProjectMemory memory = new ProjectMemory(ProjectMemory.Kept.NOTHING);
        memory.keep(queries);

        assertThat(memory.logQueries().recent()).containsExactly("a", "b");
        assertThat(memory.logQueries().saved()).containsOnlyKeys("mine");
    }
}
