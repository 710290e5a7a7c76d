package dev.slipway.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding;
import dev.slipway.app.Finding.Level;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor in the window, on hosts that are turned off. */
class DoctorModelTest {
    private static final Place PRODUCTION = new Place("production", Tier.PRODUCTION, List.of("web-1", "web-2"));

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @Test
    void eachFaultIsShownWithWhatToDoAboutItAndCanBeLookedForAgain() {
        try (RecordedProject project = RecordedProject.in(directory, Clock.systemUTC(), PRODUCTION)) {
            DoctorModel model = new DoctorModel(Pictures.withoutWindow(project.workspace()));

            model.examine();
            List<Finding> first = List.copyOf(model.findings());
            model.examine();

            assertThat(DoctorModel.summary(first)).isEqualTo("2 faults, 7 in order");
            assertThat(first)
                    .filteredOn(finding -> finding.level() == Level.FAULT)
                    .allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank())
                    .extracting(Finding::subject)
                    .containsExactly("production / web-1", "production / web-2");
            assertThat(model.findings()).isEqualTo(first);
        }
    }

    @Test
    void itLooksLikeThis() {
        try (RecordedProject project = RecordedProject.in(directory, Clock.systemUTC(), PRODUCTION)) {
            Pictures.take("doctor", Pictures.withoutWindow(project.workspace()), DoctorView::new, _ -> {});
        }
    }
}
