package dev.slipway.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The project's variables and where secret ones come from, in the order in which the sources are asked. */
public record Settings(Map<String, Variable> variables, List<String> secrets) {
    /** The source that is this machine's keychain. */
    public static final String KEYCHAIN = "keychain";

    /** What a source begins with that is a file; its path follows. */
    public static final String FILE = "file:";

    /**
     * A declared variable.
     *
     * @param value empty for a secret, whose value never stands in the file
     */
    public record Variable(Optional<String> value, boolean secret, boolean required) {
        /** How a text refers to a variable: by its name, the group. One left open matches too, to be refused. */
        public static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    }
}
