package dev.slipway.cli;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.BensLease;
import dev.slipway.git.GitProgram;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.json.Json;
import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.signature.SshKeygen;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.QuickVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** A project with a staging and a production environment on a real sshd, and the command line on it. */
final class HelloProject implements Front, AutoCloseable {
    private final Path directory;
    private final RealSshd sshd;
    private final GitProgram git;
    private final HttpServer server;

    /** Goes on from command to command, so that two deployments in one second have names of their own. */
    private final Random random = new Random(7);

    private Path data;
    private PassphraseFile passphrase = new PassphraseFile(Optional.empty());
    private Masking masking = new Masking();
    private Clock clock = Clock.systemUTC();
    private String person = "ana";
    private List<Path> keys = List.of();

    HelloProject(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.sshd = RealSshd.start(Files.createDirectories(directory.resolve("sshd")));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        this.git = GitProgram.init(project());
        write("slipway.yaml", configuration());
        release("v1.0.0", "feat: say hello", "hello");
        release("v1.1.0", "feat: say hello again", "hello again");
    }

    String configuration() {
        return """
                schema: 1
                project: hello
                variables: { ROOT: /nowhere }
                environments:
                  staging:
                    tier: staging
                    hosts: [{ name: stage-1, address: "%1$s", groups: [web] }]
                    variables: { ROOT: "%2$s/staging" }
                  production:
                    tier: production
                    hosts: [{ name: web-1, address: "%1$s", groups: [web] }]
                    variables: { ROOT: "%2$s/production" }
                components:
                  web:
                    group: web
                    strategy: releases
                    root: "${ROOT}"
                    files: ["app/**"]
                    restart: "test ! -e app/broken"
                """.formatted(sshd.address(), directory.resolve("hosts"));
    }

    /** Adds these lines behind the component of slipway.yaml, and commits. */
    void configure(String lines) {
        write("slipway.yaml", configuration() + lines);
        git.run("commit", "-q", "-a", "-m", "chore: configure");
    }

    /** Makes the vault, whose passphrase a file gives from now on. */
    void makeVault() throws IOException {
        String passphrase = "correct horse";
        QuickVault.make(data.resolve("vault"), passphrase);
        givePassphrase(Optional.of(Files.writeString(directory.resolve("passphrase"), passphrase + "\n")));
    }

    /** Keeps a value in the vault. */
    void keep(String name, String environment, String value) {
        Said said = reading(value, "secret", "set", name, "--env", environment);
        if (said.status() != 0) {
            throw new IllegalStateException(said.err() + said.out());
        }
    }

    /** Makes a release live. */
    void deploy(String release, String environment) {
        Said said = run("deploy", release, "--to", environment, "--yes");
        if (said.status() != 0) {
            throw new IllegalStateException(said.err() + said.out());
        }
    }

    /** Leaves a deployment that has begun, and never ended. */
    void interrupt(String release, String environment) throws InterruptedException {
        interrupt(release, environment, environment + "-20261121-160500-0a1b2c3d");
    }

    /** The same under this id. */
    void interrupt(String release, String environment, String id) throws InterruptedException {
        try (Workspace workspace = opened()) {
            if (!(workspace.plan(release, environment) instanceof Outcome.Done<Workspace.Review>(var review))) {
                throw new IllegalStateException("There is no plan for " + release);
            }
            Event started =
                    new Event.Started(id, Instant.EPOCH, review.plan(), "ana", "", Optional.empty(), Optional.empty());
            workspace
                    .journal()
                    .append(new Draft(new Actor("ana", "laptop", ""), "deployment.started", id, Json.text(started)));
        }
    }

    /** The plan as it is made now. */
    Plan plan(String release, String environment) throws InterruptedException {
        try (Workspace workspace = opened()) {
            return plan(workspace.plan(release, environment));
        }
    }

    /** The same for going back to what was live before. */
    Plan planRollback(String environment) throws InterruptedException {
        try (Workspace workspace = opened()) {
            return plan(workspace.planRollback(environment, Optional.empty()));
        }
    }

    private static Plan plan(Outcome<Workspace.Review> made) {
        return switch (made) {
            case Outcome.Done<Workspace.Review>(var review) -> review.plan();
            case Outcome.No<Workspace.Review>(var refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    Workspace opened() {
        return switch (open(project(), Questions.NOBODY)) {
            case Outcome.Done<Workspace>(var workspace) -> workspace;
            case Outcome.No<Workspace>(var refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    /** A port of this machine where every GET is answered with this body until the project is closed. */
    int saying(String body) {
        byte[] answer = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        return server.getAddress().getPort();
    }

    /** Commits this text as app/index.html and tags it. */
    void release(String tag, String subject, String text) {
        write("app/index.html", text);
        commit(tag, subject);
    }

    /** Commits a release whose restart command fails. */
    void brokenRelease(String tag) {
        write("app/broken", "yes");
        commit(tag, "feat: break it");
    }

    void write(String path, String text) {
        try {
            Path file = project().resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits a file on the branch that is checked out. */
    void commitFile(String path, String text) {
        write(path, text);
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "chore: change " + path);
    }

    private void commit(String tag, String subject) {
        git.run("add", "-A");
        git.run("commit", "-q", "-m", subject);
        git.run("tag", "-a", tag, "-m", tag);
    }

    Path project() {
        return directory.resolve("project");
    }

    GitProgram git() {
        return git;
    }

    RealSshd sshd() {
        return sshd;
    }

    /** From now on this file, if any, holds the passphrase of the vault. */
    void givePassphrase(Optional<Path> file) {
        passphrase = new PassphraseFile(file);
    }

    /** Where what belongs to the person lies. */
    Path data() {
        return data;
    }

    /** From now on the trail is a new one, as on a colleague's machine. */
    void forgetTheTrail() {
        data = directory.resolve("data-of-a-colleague");
    }

    /** From now on it is this late. */
    void at(Instant time) {
        clock = Clock.fixed(time, ZoneOffset.UTC);
    }

    /** From now on this person is at the keyboard, with a trail and a key of their own beside the one that logs in. */
    void as(String name) throws IOException, InterruptedException {
        keyOf(name);
        person = name;
        keys = List.of(directory.resolve("keys").resolve(name));
        data = directory.resolve("data-of-" + name);
    }

    /** The public key of a person who may sit down at the keyboard. */
    String keyOf(String name) throws IOException, InterruptedException {
        Path key = Files.createDirectories(directory.resolve("keys")).resolve(name);
        if (Files.notExists(key)) {
            new SshKeygen(directory).key("ed25519", key);
        }
        SshKey made = SshKeygen.publicKey(key);
        return made.type() + " " + made.blob();
    }

    /** The public key whose private half this person has. */
    String personsKey() throws IOException {
        return Files.readString(Path.of(sshd.identity() + ".pub")).strip();
    }

    /** Leaves an expired lease as a colleague's machine does that was lost in a deployment. */
    void leaveLease(String environment, String deployment) throws IOException {
        BensLease.leave(root(environment), environment, deployment, Instant.EPOCH);
    }

    /** The component's root on an environment's host. */
    Path root(String environment) {
        return directory.resolve("hosts").resolve(environment);
    }

    /** What an environment's host serves. */
    String served(String environment) throws IOException {
        return Files.readString(root(environment).resolve("current/app/index.html"));
    }

    /** What a command printed, and its exit status. */
    record Said(int status, String out, String err) {}

    /** Runs a command as where nobody can answer. */
    Said run(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    /** Runs a command on a terminal on which a person types this line. */
    Said typing(String line, String... arguments) {
        return run(Optional.of(line), arguments);
    }

    /** Runs a command where nobody can answer and standard input holds this text. */
    Said reading(String input, String... arguments) {
        return run(input, false, List.of(), arguments);
    }

    /** Runs a command on a terminal on which a person types these lines, which are not shown. */
    Said typingUnseen(List<String> lines, String... arguments) {
        return run("", true, lines, arguments);
    }

    private Said run(Optional<String> typed, String... arguments) {
        return run(typed.orElse("") + "\n", typed.isPresent(), List.of(), arguments);
    }

    private Said run(String input, boolean interactive, List<String> unseen, String... arguments) {
        return run(new ByteArrayOutputStream(), input, interactive, unseen, arguments);
    }

    /** Starts a command that goes on until it is stopped. */
    Going start(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FutureTask<Said> said = new FutureTask<>(() -> run(out, "", false, List.of(), arguments));
        return new Going(Thread.ofPlatform().start(said), out, said);
    }

    private Said run(
            ByteArrayOutputStream out, String input, boolean interactive, List<String> unseen, String... arguments) {
        masking = new Masking(); // each command is a process of its own
        Iterator<String> lines = unseen.iterator();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new StringReader(input),
                interactive,
                false,
                question -> {
                    err.writeBytes(question.getBytes(StandardCharsets.UTF_8));
                    return lines.hasNext() ? Optional.of(Secret.of(lines.next())) : Optional.empty();
                },
                masking);
        int status = SlipwayCommand.run(this, terminal, arguments);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public Outcome<Workspace> open(Path path, Questions questions) {
        WorkspaceSettings settings =
                new WorkspaceSettings(new DataDirectory(data), ssh(), person, "laptop", clock, random, masking);
        return Workspaces.open(
                path.equals(Path.of("").toAbsolutePath()) ? project() : path, settings, questions, (_, _) -> {});
    }

    private SshSettings ssh() {
        SshSettings login = sshd.settings();
        List<Path> identities =
                Stream.concat(keys.stream(), Stream.of(sshd.identity())).toList();
        return new SshSettings(
                new FixedRoutes(identities, List.of(sshd.knownHosts()), System.getProperty("user.name")),
                login.connectDeadline(),
                login.silence());
    }

    @Override
    public Passphrases passphrases() {
        return passphrase;
    }

    @Override
    public int window(Optional<Path> project, Terminal terminal) {
        throw new UnsupportedOperationException("No test of commands opens the window");
    }

    @Override
    public int demo(Demonstration wanted, Terminal terminal) {
        throw new UnsupportedOperationException("No test of commands runs the demonstration");
    }

    @Override
    public int gallery(Terminal terminal) {
        throw new UnsupportedOperationException("No test of commands opens the gallery");
    }

    @Override
    public void close() {
        server.stop(0);
        sshd.close();
    }
}
