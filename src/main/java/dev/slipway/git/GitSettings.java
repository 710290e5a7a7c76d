package dev.slipway.git;

import dev.slipway.git.program.InstalledProgram;
import dev.slipway.git.program.ProgramRun;
import dev.slipway.git.signature.Signer;
import dev.slipway.git.signature.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.UserConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who commits and tags here, and how that is signed. JGit skips conditional includes (git-config(1), includeIf), in which
 * many have another name or key for another employer: where there are any, git itself is asked.
 */
final class GitSettings {
    private static final Logger LOG = LoggerFactory.getLogger(GitSettings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONDITIONAL = "includeIf";

    private final Repository repository;
    private final Path place;
    private final Map<String, String> environment;

    /**
     * @param place of the repository
     * @param environment variables of this process
     */
    GitSettings(Repository repository, Path place, Map<String, String> environment) {
        this.repository = repository;
        this.place = place;
        this.environment = environment;
    }

    /** Who makes tags and commits. */
    Person person() {
        return person(config());
    }

    private static Person person(Config config) {
        UserConfig user = config.get(UserConfig.KEY);
        return new Person(user.getCommitterName(), user.getCommitterEmail());
    }

    /** The same to be read by people: without git to ask, who it is as far as can be told. */
    Person personShown() {
        try {
            return person();
        } catch (GitException e) {
            LOG.warn("Conditional settings do not count", e);
            return person(repository.getConfig());
        }
    }

    /** The same, at this moment. */
    PersonIdent person(Clock clock) {
        Person person = person();
        return new PersonIdent(person.name(), person.email(), clock.instant(), clock.getZone());
    }

    /** Whether annotated tags are to be signed. */
    boolean signsTags() {
        GpgConfig signing = new GpgConfig(config());
        return signing.isSignAllTags() || signing.isSignAnnotated();
    }

    /** Whether commits are to be signed. */
    boolean signsCommits() {
        return new GpgConfig(config()).isSignCommits();
    }

    /** What checks signatures. */
    Verifier verifier() {
        return new Verifier(config(), place, environment);
    }

    /** What signs. */
    Signer signer() {
        return new Signer(config(), place, environment);
    }

    private Config config() {
        Config known = repository.getConfig();
        return known.getSubsections(CONDITIONAL).isEmpty() ? known : asked();
    }

    private Config asked() {
        Path git = InstalledProgram.find("git", environment).orElseThrow(() -> unknown("git is not installed"));
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        try {
            ProgramRun.Ended ended =
                    new ProgramRun(place, own, PATIENCE).of(git, List.of("config", "--list", "-z"), new byte[0]);
            if (!ended.well()) {
                throw unknown(ended.errors().strip());
            }
            return read(ended.output());
        } catch (IOException e) {
            throw unknown(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("it was interrupted");
        }
    }

    private static GitException unknown(String why) {
        return new GitException(
                "Git's configuration has conditional includes (includeIf), and git, which resolves them, did not: "
                        + why + ".",
                "See whether git config --list works here.");
    }

    /** Lines that end with NUL, each a key, and behind a line break its value, which a switch may lack. */
    private static Config read(String listed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String entry : listed.split("\0", -1)) {
            int end = entry.indexOf('\n');
            values.computeIfAbsent(end < 0 ? entry : entry.substring(0, end), _ -> new ArrayList<>())
                    .add(end < 0 ? "true" : entry.substring(end + 1));
        }
        Config config = new Config();
        values.forEach((key, all) -> {
            int section = key.indexOf('.');
            int name = key.lastIndexOf('.');
            if (section > 0) {
                config.setStringList(
                        key.substring(0, section),
                        Optional.of(key)
                                .filter(_ -> name > section)
                                .map(whole -> whole.substring(section + 1, name))
                                .orElse(null),
                        key.substring(name + 1),
                        all);
            }
        });
        return config;
    }
}
