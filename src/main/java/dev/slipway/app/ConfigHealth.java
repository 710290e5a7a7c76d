package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether slipway.yaml can be used, as it is committed and as it lies in the work tree. */
final class ConfigHealth {
    private ConfigHealth() {}

    static List<Finding> findings(ReadConfig config, ProjectInfo project) {
        List<Finding> found = new ArrayList<>();
        project.faulty()
                .ifPresent(no -> found.add(Finding.fault(no.cause(), ProjectFiles.NAME, no.reason(), no.remedy())));
        config.file()
                .notYet()
                .forEach(problem -> found.add(Finding.fault(
                        Cause.USAGE, ProjectFiles.NAME, problem.toString(), "Take the key out and commit.")));
        found.addAll(uncommitted(project));
        if (config.file().notYet().isEmpty() && project.faulty().isEmpty()) {
            found.add(
                    Finding.ok(ProjectFiles.NAME, project.uncommitted().isPresent() ? "valid as committed" : "valid"));
        }
        return found;
    }

    /** What of it waits to be committed, what is to be mended in that, and what is read instead. */
    static List<Finding> uncommitted(ProjectInfo project) {
        List<Finding> found = new ArrayList<>();
        if (project.uncommitted().isPresent()) {
            List<Problem> faults = project.uncommittedFaults();
            found.add(Finding.warning(
                    ProjectFiles.NAME,
                    "The file in the work tree differs from the committed one; " + counting(project)
                            + " is read instead.",
                    faults.isEmpty() ? WorkTreeFile.COMMIT : "Mend what follows and commit it."));
            faults.forEach(problem -> found.add(
                    Finding.warning(ProjectFiles.NAME, problem + " (not committed)", "Mend it before you commit it.")));
        }
        return found;
    }

    private static String counting(ProjectInfo project) {
        Optional<Revision> head =
                project.head().revision().filter(_ -> project.faulty().isEmpty());
        return head.map(revision -> "that of " + revision.abbreviated())
                .orElse("the last committed one without faults");
    }
}
