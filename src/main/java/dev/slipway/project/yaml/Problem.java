package dev.slipway.project.yaml;

/**
 * One fault of a configuration file.
 *
 * @param file as people name it
 * @param line from 1
 * @param column from 1
 * @param path such as {@code environments.production.hosts[2].address}
 * @param message what was expected and what stands there, with the nearest known word where one is near
 */
public record Problem(String file, int line, int column, String path, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
