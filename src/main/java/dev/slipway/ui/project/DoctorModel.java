package dev.slipway.ui.project;

import dev.slipway.app.Finding;
import dev.slipway.app.words.Words;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What would stand in the way of a deployment: found one after the other, while the hosts are asked. */
public final class DoctorModel {
    private final ScreenContext context;
    private final Activity examining;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();

    public DoctorModel(ScreenContext context) {
        this.context = context;
        this.examining = new Activity(context.background());
    }

    /** Looks at everything anew. */
    public void examine() {
        findings.clear();
        Consumer<Finding> found = context.background().batched(this::foundMeanwhile);
        examining.start(
                "Checking the project and its hosts",
                () -> context.workspace().doctor(Optional.empty(), found),
                findings::setAll);
    }

    /** The looking itself. */
    public Activity examining() {
        return examining;
    }

    /** What was found so far. */
    ObservableList<Finding> findings() {
        return findings;
    }

    /** How much of each: "2 faults, 1 warning, 9 in order". */
    static String summary(List<Finding> findings) {
        long good = number(findings, Finding.Level.OK);
        return Stream.of(
                        counted(number(findings, Finding.Level.FAULT), "fault"),
                        counted(number(findings, Finding.Level.WARNING), "warning"),
                        good == 0 ? "" : Words.number(good) + " in order")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void foundMeanwhile(List<Finding> more) {
        if (examining.runningProperty().get()) {
            findings.addAll(more);
        }
    }

    private static long number(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : Words.count(number, noun);
    }
}
