package dev.slipway.git.merge;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The git program of this machine. */
public final class InstalledGit {
    private InstalledGit() {}

    /**
     * Where it is. Only directories count that are named in full: in others whoever wrote the project could put a program.
     *
     * @param environment variables of this process
     */
    public static Optional<Path> in(Map<String, String> environment) {
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
