package dev.slipway.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The project's variables, where secret ones come from, in the order in which the sources are asked, and its forge, where the
 * file names one.
 */
public record Settings(Map<String, Variable> variables, List<String> secrets, Optional<Forge> forge) {
    /** The source that is this machine's keychain. */
    public static final String KEYCHAIN = "keychain";

    /** What a source begins with that is a file; its path follows. */
    public static final String FILE = "file:";

    /** The names of the secret variables, in the order of the file. */
    public List<String> secretNames() {
        return variables.entrySet().stream()
                .filter(variable -> variable.getValue().secret())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * A declared variable.
     *
     * @param value empty for a secret, whose value never stands in the file
     */
    public record Variable(Optional<String> value, boolean secret, boolean required) {
        /** The form of a variable's name. */
        public static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

        /** How a text refers to a variable: by its name, the group. One left open matches too, to be refused. */
        public static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    }
}
