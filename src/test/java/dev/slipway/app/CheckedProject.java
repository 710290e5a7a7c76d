package dev.slipway.app;

import static dev.slipway.forge.RecordedForge.recorded;

import dev.slipway.forge.RecordedForge;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.QuickVault;
import dev.slipway.vault.SecretName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A project whose repository lies at a recorded GitHub, with a vault that a passphrase opens. */
public final class CheckedProject implements AutoCloseable {
    public static final String TOKEN = "ghp_0123456789abcdef";
    static final String PASSPHRASE = "correct horse";
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final RecordedForge forge = new RecordedForge();
    private final RecordedProject project;

    public CheckedProject(Path directory, HandClock clock) {
        project = RecordedProject.in(
                directory,
                clock,
                new SshSettings(new FixedRoutes(List.of(), List.of(), "deploy"), DEADLINE, DEADLINE),
                configuration(forge.url()));
        QuickVault.make(project.data().vault(), PASSPHRASE);
        open(new Given());
    }

    static String configuration(URI forge) {
        return """
                schema: 1
                project: shop-api
                environments:
                  production:
                    tier: production
                    branch: main
                    hosts: [{ name: web-1, address: "deploy@127.0.0.1:1", groups: [web] }]
                components: { web: { group: web, root: /srv/shop-api, files: ["src/**"] } }
                forge: { kind: github, url: "%s", repository: shop/shop-api }
                """.formatted(forge);
    }

    /** Nobody needs to be asked for the passphrase. */
    private static final class Given implements Passphrases {
        @Override
        public Optional<Secret> given() {
            return Optional.of(Secret.of(PASSPHRASE));
        }

        @Override
        public Optional<Secret> asked() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> chosen(String why) {
            return Optional.empty();
        }
    }

    /** Opens it anew, with whoever has the passphrase. */
    void open(Passphrases passphrases) {
        project.reopen(new Questions(HostQuestions.NOBODY, passphrases));
    }

    /** The vault has a token for its forge. */
    public void hasToken() {
        QuickVault.put(
                project.data().vault(), PASSPHRASE, SecretName.ofForge("shop-api", forge.url()), Secret.of(TOKEN));
    }

    /** Its forge has these runs of a commit, and the recorded statuses. */
    public void hasRuns(Revision commit, String recordedRuns) {
        forge.hasChecks("shop/shop-api", commit, recorded(recordedRuns), recorded("github-status.json"));
    }

    public RecordedForge forge() {
        return forge;
    }

    public RecordedProject project() {
        return project;
    }

    public Workspace workspace() {
        return project.workspace();
    }

    /** Makes a commit. */
    public Revision commit() {
        return project.commits(1);
    }

    @Override
    public void close() {
        project.close();
        forge.close();
    }
}
