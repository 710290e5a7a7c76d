package dev.slipway.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files in which package managers note the exact versions that a build takes. */
final class LockFiles {
    /** By the manifest beside which they stand. */
    private static final Map<String, List<String>> OF_MANIFEST = Map.of(
            "package.json", List.of("package-lock.json", "yarn.lock", "pnpm-lock.yaml"),
            "Cargo.toml", List.of("Cargo.lock"),
            "pyproject.toml", List.of("poetry.lock", "uv.lock"),
            "Gemfile", List.of("Gemfile.lock"),
            "composer.json", List.of("composer.lock"),
            "go.mod", List.of("go.sum"),
            "build.gradle", List.of("gradle.lockfile"),
            "build.gradle.kts", List.of("gradle.lockfile"));

    private LockFiles() {}

    /** Those that are there, while git tracks only the manifest beside them. */
    static List<String> untracked(Set<String> tracked, Predicate<String> there) {
        return tracked.stream()
                .flatMap(LockFiles::beside)
                .filter(lock -> !tracked.contains(lock) && there.test(lock))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<String> beside(String path) {
        int name = path.lastIndexOf('/') + 1;
        return OF_MANIFEST.getOrDefault(path.substring(name), List.of()).stream()
                .map(lock -> path.substring(0, name) + lock);
    }
}
