package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.Connections;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remotes over HTTP, with a real git at the other end and the person's own credential helper at this one. */
class HttpLoginsTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String PASSWORD = "pa=ss wörd $(x)";

    /** Answers with what is in a file, and notes down what it was asked for and told. */
    private static final String HELPER = """
            #!/bin/sh
            echo "== $1" >> 'DIRECTORY/asked'
            cat >> 'DIRECTORY/asked'
            if [ "$1" = get ]; then cat 'DIRECTORY/login'; fi
            """;

    @TempDir
    Path directory;

    private HttpGitServer server;
    private GitProgram bare;
    private GitProgram ours;

    @BeforeEach
    void start() throws IOException {
        bare = GitProgram.init(directory.resolve("root/shop.git"), "--bare");
        server = HttpGitServer.start(directory.resolve("root"), "ana", PASSWORD);
        ours = GitProgram.init(directory.resolve("ours"));
        ours.write("readme", "one\n").commit("First");
        ours.run("remote", "add", "origin", server.url("shop.git"));
        Path helper = Files.writeString(directory.resolve("helper"), HELPER.replace("DIRECTORY", directory.toString()));
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
        ours.run("config", "credential.helper", helper.toString());
        login(PASSWORD);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void login(String password) throws IOException {
        Files.writeString(directory.resolve("login"), "username=ana\npassword=" + password + "\n");
    }

    private String asked() throws IOException {
        return Files.readString(directory.resolve("asked"));
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.remove("GIT_ASKPASS");
        environment.remove("SSH_ASKPASS");
        return environment;
    }

    private Transferred push(Map<String, String> environment) throws InterruptedException {
        SshSettings none = new SshSettings(new FixedRoutes(List.of(), List.of(), "nobody"), AMPLE, AMPLE);
        try (Connections connections = SshConnections.open(none);
                Repository repository = Repositories.open(ours.directory())) {
            return repository
                    .remotes(connections, new TransferSettings(AMPLE, AMPLE, environment))
                    .push("origin", List.of(Push.branch("main")), TransferProgress.UNHEARD);
        }
    }

    private GitException refused(Map<String, String> environment) {
        GitException refused = assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> push(environment))
                .actual();
        assertThat(refused.getMessage() + refused.remedy()).doesNotContain(PASSWORD);
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(PASSWORD);
        }
        return refused;
    }

    @Test
    void theHelperOfThePersonsGitIsAskedAndToldThatTheLoginWasRight() throws Exception {
        assertThat(push(environment()).accepted()).isTrue();

        assertThat(bare.run("rev-parse", "main")).isEqualTo(ours.run("rev-parse", "main"));
        assertThat(asked())
                .startsWith("== get\nprotocol=http\nhost=127.0.0.1:")
                .contains("== store\n")
                .contains("password=" + PASSWORD)
                .doesNotContain("== erase");
    }

    @Test
    void aLoginThatTheServerRefusesIsRejectedOnceAndSaidWithoutThePassword() throws Exception {
        server.changePassword("another");

        GitException refused = refused(environment());

        assertThat(refused).hasMessage(server.url("shop.git") + " refuses the login of ana.");
        assertThat(refused.aboutLogin()).isTrue();
        assertThat(asked()).containsOnlyOnce("== erase").doesNotContain("== store");
    }

    @Test
    void aLoginThatMayNotDoItIsToldAsAMatterOfTheLogin() throws Exception {
        bare.run("config", "http.receivepack", "false");

        GitException refused = refused(environment());

        assertThat(refused)
                .hasMessage(server.url("shop.git")
                        + " does not permit it: the login may not do that, or is not valid any more.");
        assertThat(refused.aboutLogin()).isTrue();
    }

    @Test
    void whereNoHelperKnowsALoginThatIsSaidAndNobodyIsAskedOnTheTerminal() throws Exception {
        ours.run("config", "--unset", "credential.helper");

        assertThat(refused(environment()))
                .hasMessage(server.url("shop.git") + " asks for a login: git knows none for it.");
    }

    @Test
    void whereGitIsNotInstalledThatIsSaid() throws Exception {
        Map<String, String> environment = environment();
        environment.put(
                "PATH", Files.createDirectory(directory.resolve("empty")).toString());

        assertThat(refused(environment))
                .hasMessage(server.url("shop.git")
                        + " asks for a login: git, whose credential helper would know it, is not installed.");
    }

    @Test
    void aLoginInTheAddressIsUsedAndShownToNobody() throws Exception {
        ours.run("config", "--unset", "credential.helper");
        ours.run("remote", "set-url", "origin", server.url("shop.git").replace("//", "//ana:wrong-secret@"));

        GitException refused = refused(environment());

        assertThat(refused).hasMessage(server.url("shop.git") + " refuses the login of ana.");
    }

    @Test
    void aRepositoryThatIsNotThereIsNamed() {
        ours.run("remote", "set-url", "origin", server.url("nowhere.git"));

        assertThat(refused(environment()))
                .hasMessageContaining("There is no repository at " + server.url("nowhere.git"));
    }
}
