package dev.slipway.git;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Which names git allows for branches (git-check-ref-format(1)), and what is wrong with others. */
final class BranchNames {
    private static final String FORBIDDEN = "~^:?*[\\";

    private BranchNames() {}

    static Optional<Obstacle> fault(String name) {
        return wrong(name)
                .or(() -> Repository.isValidRefName(Constants.R_HEADS + name)
                        ? Optional.empty()
                        : Optional.of("git does not allow it"))
                .map(what -> new Obstacle(
                        "No branch can be called \"" + name.replaceAll("\\p{Cntrl}", "?") + "\": " + what + ".",
                        "Use letters, digits, dots, dashes and single slashes, such as release/1.9."));
    }

    private static Optional<String> wrong(String name) {
        if (name.isEmpty()) {
            return Optional.of("a name has at least one character");
        }
        if (name.equals("HEAD") || name.equals("@")) {
            return Optional.of("that means the commit that is checked out");
        }
        if (name.startsWith("-")) {
            return Optional.of("it begins with a dash");
        }
        if (name.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            return Optional.of("it holds a space or a control character");
        }
        Optional<String> forbidden = name.chars()
                .filter(c -> FORBIDDEN.indexOf(c) >= 0)
                .mapToObj(Character::toString)
                .findFirst();
        if (forbidden.isPresent()) {
            return Optional.of("it holds " + forbidden.get());
        }
        return Stream.of("..", "@{", "//")
                .filter(name::contains)
                .findFirst()
                .map(part -> "it holds " + part)
                .or(() -> wrongAtAnEnd(name));
    }

    private static Optional<String> wrongAtAnEnd(String name) {
        if (name.startsWith("/") || name.endsWith("/")) {
            return Optional.of("it begins or ends with a slash");
        }
        if (name.endsWith(".")) {
            return Optional.of("it ends with a dot");
        }
        return Stream.of(name.split("/", -1))
                .filter(part -> part.startsWith(".") || part.endsWith(".lock"))
                .findFirst()
                .map(part -> "its part " + part + " begins with a dot or ends with .lock");
    }
}
