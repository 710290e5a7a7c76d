package dev.slipway.git.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine, such as git or gpg. */
public final class InstalledProgram {
    private InstalledProgram() {}

    /**
     * Where it is. Only directories of PATH count that are named in full: in others whoever wrote the project could put a
     * program.
     *
     * @param name without a directory
     * @param environment variables of this process
     */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        String file = File.separatorChar == '\\' ? name + ".exe" : name;
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(place -> place.resolve(file))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
