package dev.slipway.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Verification;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SampleJournal;
import dev.slipway.ui.SampleWorkspace;
import dev.slipway.ui.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The trail, read page by page. */
class AuditModelTest {

    private static AuditModel of(int entries) {
        List<Entry> all = IntStream.rangeClosed(1, entries)
                .mapToObj(i -> entry(entries + 1 - i))
                .toList();
        AuditModel model = new AuditModel(
                Pictures.context(new SampleWorkspace(
                        new SampleJournal(all, new Verification.Intact(entries, Samples.digest("head"))))),
                Optional.empty());
        model.attach();
        return model;
    }

    private static Entry entry(int sequence) {
        return new Entry(
                sequence,
                Samples.NOW,
                new Actor("ana", "ana-laptop", ""),
                sequence % 2 == 0 ? "deployment.started" : "release.tagged",
                sequence % 2 == 0 ? "d-1" : "v1.8.0",
                "{\"host\":\"web-1\",\"result\":\"DONE\"}",
                Samples.digest("entry " + (sequence - 1)),
                Samples.digest("entry " + sequence));
    }

    @Test
    void theNewestPageIsReadFirstAndOlderOnesOnDemand() {
        AuditModel model = of(250);
        assertThat(model.entries()).hasSize(AuditModel.PAGE);
        assertThat(model.entries().getFirst().sequence()).isEqualTo(250);
        assertThat(model.moreProperty().get()).isTrue();

        model.readMore();
        model.readMore();

        assertThat(model.entries()).hasSize(250);
        assertThat(model.entries().getLast().sequence()).isEqualTo(1);
        assertThat(model.moreProperty().get()).isFalse();
    }

    @Test
    void aKindNarrowsWhatIsShownAndIsOfferedWithItsFamily() {
        AuditModel model = of(10);
        assertThat(model.kinds()).contains("deployment", "deployment.started", "release.tagged");

        model.filterProperty().set(Filter.ALL.withKind(Optional.of("deployment")));

        assertThat(model.entries()).hasSize(5).allMatch(AuditModel::ofDeployment);
    }

    @Test
    void anEnvironmentWithoutEntriesShowsNone() {
        AuditModel model = of(10);
        model.filterProperty().set(Filter.ALL.withEnvironment(Optional.of("production")));
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void theCheckTellsItsResultUntilItIsPutAway() {
        AuditModel model = of(10);
        model.check();
        assertThat(model.checkingProperty().get())
                .isEqualTo(new Checking.Done(new Verification.Intact(10, Samples.digest("head"))));
        model.stopCheck();
        assertThat(model.checkingProperty().get()).isEqualTo(new Checking.NotYet());
    }

    @Test
    void theSummaryTellsTheWordsOfTheBody() {
        assertThat(Summary.of(entry(2))).isEqualTo("web-1 \u00b7 done");
    }
}
