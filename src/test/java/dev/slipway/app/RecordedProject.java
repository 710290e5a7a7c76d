package dev.slipway.app;

import dev.slipway.deploy.Event;
import dev.slipway.journal.Actor;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A project with a real repository and a real trail, in which a test writes down what happened. Its hosts are turned off:
 * nothing listens on their ports.
 */
public final class RecordedProject implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Actor ANA = new Actor("ana", "ana-laptop", "Ana Souza <ana@shop.example>");

    private final Path directory;
    private final Git git;
    private final WorkspaceSettings settings;
    private Workspace workspace;

    /** An environment of the project. */
    public record Place(String name, Tier tier, List<String> hosts) {}

    private RecordedProject(Path directory, String configuration, SshSettings ssh, Clock clock)
            throws IOException, GitAPIException {
        this.directory = Files.createDirectories(directory.resolve("shop-api"));
        git = Git.init()
                .setDirectory(this.directory.toFile())
                .setInitialBranch("main")
                .call();
        Files.writeString(this.directory.resolve("slipway.yaml"), configuration);
        commit("feat: open the shop");
        settings = new WorkspaceSettings(
                new DataDirectory(directory.resolve("data")),
                ssh,
                "ana",
                "ana-laptop",
                clock,
                RandomGenerator.getDefault(),
                new Masking());
        workspace = open(Questions.NOBODY);
    }

    private Workspace open(Questions questions) {
        return switch (Workspaces.open(directory, settings, questions, (_, _) -> {})) {
            case Outcome.Done<Workspace>(Workspace opened) -> opened;
            case Outcome.No<Workspace>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    /** Makes it in this directory. */
    public static RecordedProject in(Path directory, Clock clock, Place... places) {
        return in(
                directory,
                clock,
                new SshSettings(new FixedRoutes(List.of(), List.of(), "deploy"), DEADLINE, DEADLINE),
                configuration(List.of(places)));
    }

    /** The same with this configuration, and with hosts that are reached like this. */
    public static RecordedProject in(Path directory, Clock clock, SshSettings ssh, String configuration) {
        try {
            return new RecordedProject(directory, configuration, ssh, clock);
        } catch (IOException | GitAPIException e) {
            throw new AssertionError("The project could not be made", e);
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    public DataDirectory data() {
        return settings.data();
    }

    /** Where the repository is. */
    public Path directory() {
        return directory;
    }

    /** Makes a commit with changes in this many files and gives it this tag. */
    public Release release(String tag, int files) {
        try {
            for (int i = 0; i < files; i++) {
                Path file = directory.resolve("src/page" + i + ".html");
                Files.createDirectories(file.getParent());
                Files.writeString(file, tag + " of page " + i + "\n");
            }
            RevCommit commit = commit("feat: what " + tag + " brings");
            git.tag().setName(tag).setMessage(tag).setAnnotated(true).call();
            return new Release(new Revision(commit.name()), Optional.of(tag), Version.parse(tag.substring(1)));
        } catch (IOException | GitAPIException e) {
            throw new AssertionError("The release could not be made", e);
        }
    }

    /** Commits a configuration with these environments instead. */
    public Revision configure(Place... places) {
        try {
            Files.writeString(directory.resolve("slipway.yaml"), configuration(List.of(places)));
            return new Revision(commit("chore: change the environments").name());
        } catch (IOException | GitAPIException e) {
            throw new AssertionError("The project could not be configured", e);
        }
    }

    /** Commits this configuration instead. */
    public void configure(String configuration) {
        try {
            Files.writeString(directory.resolve("slipway.yaml"), configuration);
            commit("chore: change the configuration");
        } catch (IOException | GitAPIException e) {
            throw new AssertionError("The project could not be configured", e);
        }
    }

    /** Makes this many commits that change nothing; gives the last one. */
    public Revision commits(int number) {
        try {
            for (int i = 1; i < number; i++) {
                commit("chore: nothing " + i);
            }
            return new Revision(commit("chore: nothing " + number).name());
        } catch (GitAPIException e) {
            throw new AssertionError("The commits could not be made", e);
        }
    }

    /** Writes down what happened, as the process does in which it happens. */
    public void record(List<Event> events) {
        RecordedEvents record = new RecordedEvents(workspace.journal(), ANA);
        events.stream().filter(Event::recorded).forEach(record::record);
    }

    /** Changes the trail behind the back of Slipway, as someone with the rights to the disk can. */
    public void tamper(String statement) {
        workspace.close();
        Path database = settings.data().journalOf(directory).resolve("journal");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database, "SLIPWAY", "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError("The trail could not be changed", e);
        }
        workspace = open(Questions.NOBODY);
    }

    /** Opens it anew, with whoever answers. */
    public void reopen(Questions questions) {
        workspace.close();
        workspace = open(questions);
    }

    private RevCommit commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("Ana Souza", "ana@shop.example")
                .setCommitter("Ana Souza", "ana@shop.example")
                .setSign(false)
                .call();
    }

    private static String configuration(List<Place> places) {
        return """
                schema: 1
                project: shop-api
                environments:
                %s
                components:
                  web: { group: web, strategy: releases, root: /srv/shop-api, files: [src/**] }
                """.formatted(places.stream().map(RecordedProject::configuration).collect(Collectors.joining("\n")));
    }

    private static String configuration(Place place) {
        return """
                  %s:
                    tier: %s
                    hosts:
                %s""".formatted(
                        place.name(),
                        place.tier().name().toLowerCase(Locale.ROOT),
                        IntStream.range(0, place.hosts().size())
                                .mapToObj(i -> "      - { name: %s, address: 'deploy@127.0.0.1:%d', groups: [web] }"
                                        .formatted(place.hosts().get(i), i + 1))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {
        workspace.close();
        git.close();
    }
}
