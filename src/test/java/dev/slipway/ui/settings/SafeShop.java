package dev.slipway.ui.settings;

import dev.slipway.app.HandClock;
import dev.slipway.app.HostQuestions;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.Secrets;
import dev.slipway.app.Workspace;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.ui.Samples;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.QuickVault;
import dev.slipway.vault.SecretName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A project with secret variables, and a real vault that opens with a passphrase. */
public final class SafeShop implements AutoCloseable {
    public static final String PASSPHRASE = "correct horse";

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final HandClock clock = new HandClock(Samples.NOW);
    private final RecordedProject project;

    /**
     * Makes it in an empty directory.
     *
     * @param variables lines of the configuration
     */
    public SafeShop(Path directory, String... variables) throws IOException {
        project = RecordedProject.in(
                directory,
                clock,
                new SshSettings(new FixedRoutes(List.of(), List.of(), "deploy"), DEADLINE, DEADLINE),
                configuration(variables));
        QuickVault.make(vault(), PASSPHRASE);
        Path passphrase = Files.writeString(directory.resolve("passphrase"), PASSPHRASE);
        project.reopen(new Questions(HostQuestions.NOBODY, new PassphraseFile(Optional.of(passphrase))));
    }

    private static String configuration(String... variables) {
        return """
            schema: 1
            project: shop-api
            %s
            environments:
              staging:
                tier: staging
                hosts: [{ name: stage-1, address: 'deploy@127.0.0.1:1', groups: [web] }]
              production:
                tier: production
                hosts: [{ name: web-1, address: 'deploy@127.0.0.1:2', groups: [web] }]
            components:
              web: { group: web, strategy: releases, root: /srv/shop-api, files: [src/**] }
            """.formatted(String.join("\n", variables));
    }

    /** Commits a configuration with these lines instead. */
    void declare(String... variables) {
        project.configure(configuration(variables));
    }

    /** Writes a file of the project that only its owner can read. */
    Path write(String path, String text) throws IOException {
        Path file = project.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    public RecordedProject project() {
        return project;
    }

    Workspace workspace() {
        return project.workspace();
    }

    HandClock clock() {
        return clock;
    }

    /** The directory of the vault. */
    public Path vault() {
        return project.data().vault();
    }

    /** Keeps a value, as the command line does. */
    void keep(String environment, String name, String value) {
        Secrets secrets = workspace().secrets();
        if (secrets.declared(environment, name).then(secret -> secrets.set(secret, Secret.of(value)))
                instanceof Outcome.No<SecretName>(var refused)) {
            throw new AssertionError(refused.reason());
        }
    }

    /** Has the vault remember the passphrase of an SSH key. */
    void remember(Path key, String passphrase) {
        QuickVault.put(vault(), PASSPHRASE, SecretName.ofKey(key), Secret.of(passphrase));
    }

    /** What the vault has. */
    public Optional<Secret> kept(String environment, String name) {
        return QuickVault.find(vault(), PASSPHRASE, new SecretName("shop-api", environment, name));
    }

    @Override
    public void close() {
        project.close();
    }
}
