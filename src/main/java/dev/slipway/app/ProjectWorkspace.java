package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.git.Tag;
import dev.slipway.git.TransferProgress;
import dev.slipway.journal.Journal;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Versioning;
import dev.slipway.release.Digest;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An open project: hands each use case to the part that does it. */
final class ProjectWorkspace implements Workspace {
    private final OpenProject project;
    private final Journal journal;
    private final Secrets secrets;
    private final SecretSources sources;
    private final Parts parts;
    private final GitActs acts;
    private final CommitChecks checks;
    private final OnHosts hosts;

    ProjectWorkspace(
            OpenProject project,
            Journal journal,
            Secrets secrets,
            SecretSources sources,
            Parts parts,
            GitActs acts,
            CommitChecks checks,
            OnHosts hosts) {
        this.project = project;
        this.journal = journal;
        this.secrets = secrets;
        this.sources = sources;
        this.parts = parts;
        this.acts = acts;
        this.checks = checks;
        this.hosts = hosts;
    }

    @Override
    public ProjectInfo project() {
        return project.info(configuration());
    }

    @Override
    public Board board() {
        return new BoardMaker(
                        configuration().file().config(),
                        parts.comparisons(),
                        parts.statuses(),
                        parts.deployments(),
                        marks())
                .make();
    }

    @Override
    public EnvironmentStatus status(String environment) throws InterruptedException {
        parts.deployments().awaitGivenBack(environment);
        ProjectConfig config = configuration().file().config();
        return parts.statuses().ask(config, named(environment, config), recorded(environment));
    }

    @Override
    public EnvironmentStatus watch(String environment) throws InterruptedException {
        parts.deployments().awaitGivenBack(environment);
        ProjectConfig config = configuration().file().config();
        return parts.statuses().watch(config, named(environment, config), recorded(environment));
    }

    private static Environment named(String environment, ProjectConfig config) {
        return config.environment(environment)
                .orElseThrow(() -> new IllegalArgumentException("There is no environment " + environment));
    }

    @Override
    public Outcome<Review> plan(String release, String environment) throws InterruptedException {
        return parts.reviews().deploy(release, environment);
    }

    @Override
    public Outcome<Review> planPromotion(String from, String to) throws InterruptedException {
        return parts.reviews().promote(from, to);
    }

    @Override
    public Outcome<Review> planRollback(String environment, Optional<String> release) throws InterruptedException {
        return parts.reviews().rollBack(environment, release);
    }

    @Override
    public Outcome<List<RollbackChoice>> rollbackChoices(String environment) throws InterruptedException {
        return parts.reviews().choices(environment);
    }

    @Override
    public Outcome<Running> run(Review review, Digest seen, String message) throws InterruptedException {
        return parts.reviews().run(review, seen, message);
    }

    @Override
    public Outcome<Running> run(Review review, Digest seen, String message, String overriding)
            throws InterruptedException {
        String reason = overriding.strip();
        return reason.isEmpty()
                ? Outcome.usage(
                        "It is not said why gates are overridden.", "Give the reason; it stays with the deployment.")
                : parts.reviews().run(review, seen, message, new Occasion.Overriding(reason));
    }

    @Override
    public Drills drills() {
        return parts.automation().drills();
    }

    @Override
    public ScheduledStarts scheduledStarts() {
        return parts.automation().scheduled();
    }

    @Override
    public Marks marks() {
        return parts.judging().marks();
    }

    @Override
    public HostGuards hostGuards() {
        return new HostGuards(project);
    }

    @Override
    public Promotions promotions() {
        return parts.judging().promotions();
    }

    @Override
    public FailureNotes failureNotes() {
        return parts.failureNotes();
    }

    @Override
    public Outcome<Review> review(AskedPromotion asked) throws InterruptedException {
        return parts.reviews().asked(asked);
    }

    @Override
    public List<DeploymentState> deployments(int limit) {
        return parts.deployments().newest(limit);
    }

    @Override
    public List<DeploymentState> summaries(int limit) {
        return parts.deployments().summaries(limit);
    }

    @Override
    public Optional<DeploymentState> deployment(String id) {
        return parts.deployments().deployment(id);
    }

    @Override
    public Optional<Board.Live> live(String environment) {
        return recorded(environment).map(LiveRecord::shown);
    }

    @Override
    public Optional<Running> running(String id) {
        return parts.deployments().running(id);
    }

    @Override
    public List<Event> events(String deployment) {
        return parts.deployments().events(deployment);
    }

    @Override
    public List<Interrupted> interrupted() throws InterruptedException {
        return parts.recovery().interrupted();
    }

    @Override
    public Optional<Interrupted> interrupted(String environment, Consumer<String> waiting) throws InterruptedException {
        parts.deployments().awaitGivenBack(environment);
        return parts.recovery().interrupted(environment, waiting);
    }

    @Override
    public Outcome<Running> resolve(Interrupted interrupted, Resolution resolution, String message)
            throws InterruptedException {
        return parts.recovery().resolve(interrupted, resolution, message);
    }

    @Override
    public Refused notInterrupted(String environment) throws InterruptedException {
        parts.deployments().awaitGivenBack(environment);
        return parts.recovery().obstacle(configuration().file().config(), environment);
    }

    @Override
    public Outcome<List<String>> freeLease(String environment, String message) throws InterruptedException {
        parts.deployments().awaitGivenBack(environment);
        return parts.recovery().freeLease(configuration().file().config(), environment, message);
    }

    @Override
    public List<Finding> doctor(Optional<String> environment, Consumer<Finding> progress) throws InterruptedException {
        ReadConfig read = configuration();
        List<Environment> wanted = read.file().config().environments().stream()
                .filter(e -> environment.isEmpty() || e.name().equals(environment.get()))
                .toList();
        for (Environment each : wanted) {
            parts.deployments().awaitGivenBack(each.name());
        }
        return parts.doctor().examine(read, project(), wanted, progress);
    }

    @Override
    public HostAccess hosts() {
        return hosts.access();
    }

    @Override
    public Logs logs() {
        return hosts.logs();
    }

    @Override
    public Outcome<Fetched> fetch(Optional<String> remote, TransferProgress progress) throws InterruptedException {
        return acts.fetching().fetch(remote, progress);
    }

    @Override
    public Outcome<Fetched> fetchUnattended() throws InterruptedException {
        return acts.fetching().fetchUnattended();
    }

    @Override
    public Outcome<Boolean> exchangeUnattended() throws InterruptedException {
        return acts.fetching().exchangeUnattended();
    }

    @Override
    public List<Tag> tags() {
        return parts.releases().versions(versioning());
    }

    @Override
    public Outcome<Tag> tag(Optional<String> version, Optional<String> revision, TagMessage message) {
        ProjectConfig config = configuration().file().config();
        return revision(revision)
                .then(at -> version.<Outcome<String>>map(Outcome.Done::new)
                        .orElseGet(() -> acts.tagging().proposed(at, config).map(ProposedVersion::version))
                        .then(wanted -> acts.tagging().tag(wanted, at, message, config)));
    }

    @Override
    public Outcome<Tag> untag(Tag tag) {
        return acts.tagging().undo(tag);
    }

    @Override
    public Outcome<NotesBetween> notes(Optional<String> from, Optional<String> to) {
        return revision(to)
                .then(at -> new NotesMaker(project.repository(), parts.releases())
                        .between(
                                from,
                                at,
                                to.orElse("HEAD"),
                                configuration().file().config()));
    }

    @Override
    public Outcome<ProposedVersion> proposedVersion(Optional<String> revision) {
        return revision(revision)
                .then(at -> acts.tagging().proposed(at, configuration().file().config()));
    }

    @Override
    public Outcome<NextRelease> nextRelease(Optional<String> revision) {
        return revision(revision)
                .map(at -> acts.tagging().next(at, configuration().file().config()));
    }

    private Outcome<Revision> revision(Optional<String> name) {
        return name.map(n -> parts.releases().revision(n)).orElseGet(project::head);
    }

    @Override
    public ProjectHistory history() {
        return new ProjectHistory(
                project.repository(),
                project.repository().signatures(System.getenv()),
                parts.releases(),
                parts.deployments(),
                () -> configuration().file().config(),
                () -> parts.doctor().ofRepository(configuration(), project()));
    }

    @Override
    public Branching branching() {
        return acts.branching();
    }

    @Override
    public Pushing pushing() {
        return acts.pushing();
    }

    @Override
    public CommitChecks checks() {
        return checks;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public List<SecretVariable> secretVariables() {
        return sources.variables(configuration().file().config());
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Listening listen(Consumer<Event> listener) {
        return parts.deployments().listen(listener);
    }

    @Override
    public Listening listenForLosses(Consumer<EnvironmentStatus> listener) {
        return parts.statuses().listen(listener);
    }

    private Optional<LiveRecord> recorded(String environment) {
        return parts.deployments().live(environment);
    }

    private Versioning versioning() {
        return configuration().file().config().versioning();
    }

    private ReadConfig configuration() {
        return project.counting();
    }

    @Override
    public void close() {
        parts.automation().drills().close();
        parts.deployments().close();
        parts.automation().holds().close();
        parts.automation().scheduled().close();
        parts.judging().starts().close();
        parts.statuses().close();
        checks.close();
        secrets.lock(); // a login that was under way may have used the vault until now
        journal.close();
        project.repository().close();
    }
}
