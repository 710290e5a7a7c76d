package dev.slipway.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's variables and where secret ones come from, in the order in which the sources are asked. */
public record Settings(Map<String, Variable> variables, List<String> secrets) {

    /**
     * A declared variable.
     *
     * @param value empty for a secret, whose value never stands in the file
     */
    public record Variable(Optional<String> value, boolean secret, boolean required) {}
}
