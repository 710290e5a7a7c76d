package dev.slipway.git.signature;

import dev.slipway.git.program.InstalledProgram;
import dev.slipway.git.program.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs gpg and ssh-keygen. */
final class Programs {
    private final SigningSettings settings;
    private final Duration patience;

    /** @param patience for each run */
    Programs(SigningSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * Where the program of this name is; a path counts where it is named in full, or begins at the home directory.
     */
    Optional<Path> find(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            boolean full = name.startsWith("~/") || Path.of(name).isAbsolute();
            return Optional.of(settings.path(name)).filter(path -> full && Files.isExecutable(path));
        }
        return InstalledProgram.find(name, settings.environment());
    }

    /** @throws IOException if it does not start or does not end in time; the message says which */
    ProgramRun.Ended run(Path program, List<String> arguments, byte[] input) throws IOException, InterruptedException {
        return new ProgramRun(settings.directory(), settings.environment(), patience).of(program, arguments, input);
    }

    /** The last line that it said, without its own name before it; of several that is mostly why it failed. */
    static String complaint(ProgramRun.Ended ended) {
        return Stream.concat(ended.output().lines(), ended.errors().lines())
                .map(line -> line.replaceFirst("^(gpg|ssh-keygen): ", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("[GNUPG:]"))
                .reduce((_, last) -> last)
                .map(line -> line.replaceFirst("\\.$", ""))
                .orElse("it says nothing");
    }
}
