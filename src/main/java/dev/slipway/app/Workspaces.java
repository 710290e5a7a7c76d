package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.Guards;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Limits;
import dev.slipway.forge.Bounds;
import dev.slipway.forge.Forges;
import dev.slipway.git.GitException;
import dev.slipway.git.Remotes;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Progress;
import dev.slipway.journal.live.Journals;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Revision;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.login.KeyRing;
import dev.slipway.ssh.signature.KeysAtHand;
import dev.slipway.ssh.wire.SshConnections;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Opens projects: puts the parts of a workspace together. */
public final class Workspaces {
    /** How far before HEAD a configuration without faults is looked for. */
    private static final int COMMITS_BACK = 100;

    /** How long a connected host may take to answer, and a command to end. */
    private static final Duration HOST_PATIENCE = Duration.ofSeconds(10);

    private Workspaces() {}

    /**
     * Opens the project that this path lies in. Refused where the commit at HEAD has no valid slipway.yaml. The audit trail
     * goes on opening behind it: what needs it waits, and fails where it cannot be opened.
     *
     * @throws dev.slipway.git.GitException if there is no repository that can be read
     */
    public static Outcome<Workspace> open(Path path, WorkspaceSettings settings) {
        return open(path, settings, Questions.NOBODY, (_, _) -> {});
    }

    /**
     * The same.
     *
     * @param questions are asked about hosts whose keys are not known, for what logins take, and for the passphrase of the
     *     vault
     * @param opening hears of the database of the trail, should it have to be made anew from its log
     */
    public static Outcome<Workspace> open(
            Path path, WorkspaceSettings settings, Questions questions, Progress opening) {
        AtomicReference<Supplier<List<Environment>>> known = new AtomicReference<>(List::of);
        VaultOfPerson vault = vault(settings, questions);
        LoginQuestions logins = new RememberedPassphrases(questions.hosts(), vault);
        Connections connections = SshConnections.open(
                settings.ssh(),
                contact ->
                        questions.hosts().right(Newcomer.of(contact, known.get().get())),
                logins,
                settings.masking());
        Outcome<Workspace> opened = open(path, settings, connections, logins, vault, opening);
        if (opened instanceof Outcome.Done<Workspace>(var workspace)) {
            known.set(() -> environments(workspace));
        }
        return opened;
    }

    /** As they are now; none where they cannot be read, which makes the question the strictest. */
    private static List<Environment> environments(Workspace workspace) {
        try {
            return workspace.project().configuration().environments();
        } catch (GitException unreadable) {
            return List.of();
        }
    }

    /** The same over these connections, which are ended when the workspace is closed. */
    public static Outcome<Workspace> open(Path path, WorkspaceSettings settings, Connections connections) {
        return open(
                path, settings, connections, LoginQuestions.NOBODY, vault(settings, Questions.NOBODY), (_, _) -> {});
    }

    private static VaultOfPerson vault(WorkspaceSettings settings, Questions questions) {
        return new VaultOfPerson(questions.passphrases(), settings.data().vault(), settings.clock());
    }

    private static Outcome<Workspace> open(
            Path path,
            WorkspaceSettings settings,
            Connections connections,
            LoginQuestions logins,
            VaultOfPerson vault,
            Progress opening) {
        Repository repository = Repositories.open(
                path, settings.clock(), Optional.of(settings.data().digests()));
        ProjectFiles files = new ProjectFiles(repository);
        Policies policies = new Policies(repository, files);
        Outcome<Workspace> opened = committed(repository, files)
                .map(read -> workspace(
                        new OpenProject(repository.path(), repository, files, policies, read),
                        settings,
                        connections,
                        logins,
                        vault,
                        opening));
        if (opened instanceof Outcome.No<Workspace>) {
            connections.close();
            repository.close();
        }
        return opened;
    }

    /**
     * The configuration at HEAD; where that has faults the last one before it without, so that one can still look and go
     * back. Where there is none to open with, the no tells also of the one in the work tree.
     */
    private static Outcome<ReadConfig> committed(Repository repository, ProjectFiles files) {
        return switch (OpenProject.head(repository).then(files::at)) {
            case Outcome.No<ReadConfig>(var refused) ->
                before(repository, files)
                        .<Outcome<ReadConfig>>map(Outcome.Done::new)
                        .orElseGet(() -> new Outcome.No<>(WorkTreeFile.told(refused, repository)));
            case Outcome.Done<ReadConfig> read -> read;
        };
    }

    private static Optional<ReadConfig> before(Repository repository, ProjectFiles files) {
        Optional<Revision> at = repository.head().revision();
        for (int back = 1; back <= COMMITS_BACK && at.filter(files::has).isPresent(); back++) {
            at = repository.resolve("HEAD~" + back);
            if (at.map(files::at).orElse(null) instanceof Outcome.Done<ReadConfig>(var read)) {
                return Optional.of(read);
            }
        }
        return Optional.empty();
    }

    private static Workspace workspace(
            OpenProject project,
            WorkspaceSettings settings,
            Connections connections,
            LoginQuestions logins,
            VaultOfPerson vault,
            Progress opening) {
        Repository repository = project.repository();
        Journal journal = Journals.opening(settings.data().journalOf(project.path()), settings.clock(), opening);
        Actor actor = actor(repository, settings);
        Contents contents = Contents.of(repository);
        Releases releases = new Releases(repository);
        Comparisons comparisons = new Comparisons(repository);
        Secrets secrets = new Secrets(() -> project.counting().file().config(), journal, actor, vault);
        SecretSources sources = new SecretSources(repository, secrets, settings.masking(), new SecureRandom());
        Statuses statuses =
                new Statuses(connections, sources, settings.masking(), settings.clock(), settings.machine());
        Plans plans =
                new Plans(repository, project.files(), project.policies(), sources, statuses, comparisons, contents);
        SharedLogs logs = new SharedLogs(connections, settings);
        Deployments deployments = deployments(
                project, connections, logs, contents, new RecordedEvents(journal, actor), settings, statuses.guards());
        Judging judging = judging(
                project,
                connections,
                releases,
                statuses,
                deployments,
                persons(settings, logins),
                journal,
                actor,
                settings);
        LeftLeases left = new LeftLeases(new Leases(connections), statuses, journal, actor, settings);
        Recovery recovery = new Recovery(project.files(), statuses, plans, deployments, left, judging);
        CommitChecks checks = checks(project, connections, journal, actor, vault, settings);
        Expecting expecting = expecting(project, journal, judging, settings);
        FailureNotes notes = notes(project, journal, actor, settings);
        WhatComes whatComes = whatComes(project, releases, deployments, contents, checks, judging.planned(), notes);
        Fetching fetching = fetching(project, connections);
        Reviews reviews = new Reviews(project, releases, plans, deployments, judging, expecting, whatComes);
        Parts parts = new Parts(
                releases,
                statuses,
                comparisons,
                Automation.of(project, reviews, deployments, judging, fetching, journal, actor, settings),
                judging,
                deployments,
                recovery,
                doctor(project, journal, sources, new Standing(statuses, deployments, recovery), connections, checks));
        return new ProjectWorkspace(
                project,
                journal,
                secrets,
                sources,
                parts,
                acts(project, releases, deployments, connections, fetching, journal, actor, settings),
                checks,
                onHosts(project, connections, logs, deployments));
    }

    private static OnHosts onHosts(
            OpenProject project, Connections connections, SharedLogs logs, Deployments deployments) {
        Supplier<ProjectConfig> configuration = () -> project.counting().file().config();
        return new OnHosts(
                new ProjectHosts(connections.ways(), configuration, HOST_PATIENCE),
                new ProjectLogs(logs, configuration, deployments));
    }

    private static Expecting expecting(
            OpenProject project, Journal journal, Judging judging, WorkspaceSettings settings) {
        return new Expecting(project.policies(), new EarlierRuns(journal), judging.planned(), settings.clock());
    }

    private static Actor actor(Repository repository, WorkspaceSettings settings) {
        return new Actor(
                settings.user(), settings.machine(), repository.identity().toString());
    }

    private static Deployments deployments(
            OpenProject project,
            Connections connections,
            SharedLogs logs,
            Contents contents,
            RecordedEvents recorded,
            WorkspaceSettings settings,
            Guards guards) {
        return new Deployments(
                recorded,
                new Engine(
                        connections,
                        settings.clock(),
                        Limits.USUAL,
                        contents,
                        recorded::ended,
                        settings.masking(),
                        guards,
                        new LogCounts(connections, logs, project.files(), settings.clock())),
                new RunningMarks(settings.data().journalOf(project.path()).resolve("running")),
                settings);
    }

    private static Remotes unattended(OpenProject project, Connections connections) {
        return project.repository().remotes(connections.unattended(), Fetching.unattended(System.getenv()));
    }

    private static Judging judging(
            OpenProject project,
            Connections connections,
            Releases releases,
            Statuses statuses,
            Deployments deployments,
            Persons persons,
            Journal journal,
            Actor actor,
            WorkspaceSettings settings) {
        return Judging.of(
                project,
                new TeamLedgers(
                        project.repository().sharedRecords(),
                        project.repository().remotes(connections, Fetching.settings(System.getenv())),
                        unattended(project, connections)),
                releases,
                statuses,
                deployments,
                persons,
                journal,
                actor,
                settings);
    }

    private static FailureNotes notes(OpenProject project, Journal journal, Actor actor, WorkspaceSettings settings) {
        return new FailureNotes(
                journal, actor, settings.masking(), new RecordedEvents(journal, actor), project.repository());
    }

    private static WhatComes whatComes(
            OpenProject project,
            Releases releases,
            Deployments deployments,
            Contents contents,
            CommitChecks checks,
            PlannedChanges planned,
            FailureNotes notes) {
        return new WhatComes(
                project.files(),
                new Passports(
                        deployments,
                        contents,
                        checks,
                        new NotesMaker(project.repository(), releases),
                        () -> project.counting().file().config()),
                planned,
                notes);
    }

    private static Doctor doctor(
            OpenProject project,
            Journal journal,
            SecretSources sources,
            Standing standing,
            Connections connections,
            CommitChecks checks) {
        Repository repository = project.repository();
        return new Doctor(
                repository,
                new PolicyHealth(repository, project.policies()),
                journal,
                sources,
                standing,
                new WeakServers(connections.ways()),
                new CheckHealth(repository, checks),
                new RepositoryHealth(repository, standing::live));
    }

    /** Keys lie where OpenSSH's client has them; what the configuration names counts too. */
    private static Persons persons(WorkspaceSettings settings, LoginQuestions logins) {
        KeyRing unlocked = new KeyRing();
        return new Persons(keys(settings, unlocked, logins), keys(settings, unlocked, LoginQuestions.NOBODY));
    }

    private static KeysAtHand keys(WorkspaceSettings settings, KeyRing unlocked, LoginQuestions questions) {
        return new KeysAtHand(
                settings.ssh().routes(),
                Path.of(System.getProperty("user.home"), ".ssh"),
                unlocked,
                questions,
                settings.ssh().person());
    }

    private static CommitChecks checks(
            OpenProject project,
            Connections connections,
            Journal journal,
            Actor actor,
            VaultOfPerson vault,
            WorkspaceSettings settings) {
        Supplier<ProjectConfig> configuration = () -> project.counting().file().config();
        return new CommitChecks(
                project.repository().remotes(connections, Fetching.settings(System.getenv())),
                () -> configuration.get().settings().forge(),
                new Tokens(configuration, journal, actor, vault, settings.masking()),
                new Forges(settings.clock(), Bounds.USUAL),
                settings.clock());
    }

    private static Tagging tagging(
            Repository repository, Releases releases, Journal journal, Actor actor, WorkspaceSettings settings) {
        return new Tagging(
                repository,
                repository.signatures(System.getenv()),
                new NotesMaker(repository, releases),
                journal,
                actor,
                settings.masking());
    }

    private static Fetching fetching(OpenProject project, Connections connections) {
        return new Fetching(
                project.repository().remotes(connections, Fetching.settings(System.getenv())),
                unattended(project, connections),
                project.repository().sharedRecords());
    }

    private static GitActs acts(
            OpenProject project,
            Releases releases,
            Deployments deployments,
            Connections connections,
            Fetching fetching,
            Journal journal,
            Actor actor,
            WorkspaceSettings settings) {
        Repository repository = project.repository();
        Map<String, String> environment = System.getenv();
        Remotes remotes = repository.remotes(connections, Fetching.settings(environment));
        Hotfixes hotfixes = new Hotfixes(
                repository, releases, () -> project.counting().file().config(), deployments::live);
        return new GitActs(
                fetching,
                new Branching(repository, releases, hotfixes, journal, actor, settings.masking(), environment),
                new Pushing(repository, remotes, fetching, journal, actor),
                tagging(repository, releases, journal, actor, settings));
    }
}
