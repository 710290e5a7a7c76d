package dev.slipway.project.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is found while a file is read. */
final class Reading {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notYet = new ArrayList<>();

    Reading(String file) {
        this.file = file;
    }

    void problem(Optional<Mark> at, String path, String message) {
        problems.add(at(at, path, message));
    }

    void notYet(Optional<Mark> at, String path, String message) {
        notYet.add(at(at, path, message));
    }

    /** All faults in order of their place. */
    List<Problem> problems() {
        return problems.stream().sorted(BY_PLACE).toList();
    }

    /** All valid keys without a function, in order of their place. */
    List<Problem> notYet() {
        return notYet.stream().sorted(BY_PLACE).toList();
    }

    private Problem at(Optional<Mark> at, String path, String message) {
        return new Problem(
                file,
                at.map(mark -> mark.getLine() + 1).orElse(1),
                at.map(mark -> mark.getColumn() + 1).orElse(1),
                path,
                message);
    }
}
