package dev.slipway.ssh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts are reached as the person's OpenSSH configuration says. */
class OpenSshConfigTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String ME = System.getProperty("user.name");

    @TempDir
    static Path directory;

    @TempDir
    Path home;

    @AutoClose
    static RealSshd server;

    @BeforeAll
    static void start() throws Exception {
        server = RealSshd.start(directory);
    }

    private OpenSshRoutes routes(String... lines) throws IOException {
        Path file = Files.write(home.resolve("config"), List.of(lines));
        return new OpenSshRoutes(home, ME, Optional.of(file), System.getenv());
    }

    private Route route(String address, String... lines) throws IOException, InterruptedException {
        return routes(lines).to(Address.parse(address).orElseThrow());
    }

    private String answer(String address, String... lines) throws IOException, InterruptedException {
        SshSettings settings = new SshSettings(routes(lines), Duration.ofSeconds(10), Duration.ofSeconds(10));
        try (SshConnections connections = SshConnections.open(settings)) {
            return connections
                    .to(Address.parse(address).orElseThrow())
                    .run(Command.of("echo", "there"), AMPLE)
                    .output();
        }
    }

    /** What reaches the server under a name that only this file knows. */
    private static String[] block(String... more) {
        return lines(
                List.of(
                        "HostName 127.0.0.1",
                        "Port " + server.port(),
                        "User " + ME,
                        "IdentityFile " + server.identity(),
                        "UserKnownHostsFile " + server.knownHosts(),
                        "GlobalKnownHostsFile none"),
                more);
    }

    private static String[] lines(List<String> last, String... first) {
        return Stream.concat(Stream.of(first), last.stream()).toArray(String[]::new);
    }

    @Test
    void anAddressMayBeAnAliasOfTheConfiguration() throws Exception {
        assertThat(answer("shop-web", block("Host shop-*"))).isEqualTo("there\n");
    }

    @Test
    void whatTheAddressSaysWinsOverTheConfiguration() throws Exception {
        Route route = route("ana@web:2200", "Host web", "User deploy", "Port 22", "HostName web.internal");

        assertThat(route.login().user()).isEqualTo("ana");
        assertThat(route.port()).isEqualTo(2200);
        assertThat(route.host()).isEqualTo("web.internal");
        assertThat(route.name()).isEqualTo("web");
    }

    @Test
    void includedFilesAndMatchCount() throws Exception {
        Path included = Files.writeString(home.resolve("more"), "Host web\n  HostName 10.0.0.7\n");

        Route route = route("web", "Include " + included, "Match originalhost web exec \"true\"", "  User releases");

        assertThat(route.host()).isEqualTo("10.0.0.7");
        assertThat(route.login().user()).isEqualTo("releases");
    }

    @Test
    void fileNamesHaveTheirTokensAndOnlyKeysThatExistAreTried() throws Exception {
        Files.createDirectories(home.resolve("keys"));
        Path key = Files.createFile(home.resolve("keys/web-1.internal-deploy-22%"));

        Route route = route(
                "web",
                "Host web",
                "HostName web-1.internal",
                "User deploy",
                "IdentityFile ~/keys/%h-%r-%p%%",
                "IdentityFile %d/keys/missing",
                "UserKnownHostsFile " + home.resolve("known/%k") + " /etc/known",
                "GlobalKnownHostsFile none",
                "HostKeyAlias the-web");

        assertThat(route.login().identities()).containsExactly(key);
        assertThat(route.hostKeys().files()).containsExactly(home.resolve("known/the-web"), Path.of("/etc/known"));
        assertThat(route.hostKeys().alias()).contains("the-web");
    }

    @Test
    @Timeout(20)
    void aCommandOfMatchThatGoesOnHoldsNobody() throws Exception {
        Route route = route("web", "Match exec \"sleep 60 & true\"", "HostName web.internal");

        assertThat(route.host()).isEqualTo("web.internal");
    }

    @Test
    void aConfigurationThatTakesTooLongIsSaid() {
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> route("web", "Match exec \"sleep 60\"", "HostName web.internal"))
                .withMessageContaining("ssh -G gave no answer within 5 seconds");
    }

    @Test
    void namesOfKnownHostsFilesMayHaveSpaces() throws Exception {
        Path spaced = Files.createDirectories(home.resolve("my own files")).resolve("known hosts");
        Files.copy(server.knownHosts(), spaced);

        assertThat(answer("web", block("Host web", "UserKnownHostsFile \"" + spaced + "\" /etc/known")))
                .isEqualTo("there\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PubkeyAuthentication no", "PreferredAuthentications password", "PreferredAuthentications none"})
    void whereKeysAreSwitchedOffNoneIsTried(String line) {
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> answer("web", block(line)))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.LOGIN_REFUSED))
                .withMessageContaining("the SSH configuration lets no key be tried")
                .withMessageNotContaining(server.identity().toString());
    }

    @Test
    void aHostWhoseKeysACommandMayRevokeIsNotReachedWithoutIt() throws Exception {
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> route("web", block("KnownHostsCommand /usr/bin/hosts %H")))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.CONFIGURATION))
                .withMessageContaining("KnownHostsCommand");
        assertThat(route("web", block("KnownHostsCommand none")).leftOut()).isEmpty();
    }

    @Test
    void aHostKeyIsLookedUpUnderItsAlias() throws Exception {
        Path knownHosts = Files.writeString(home.resolve("known_hosts"), "shop " + server.publicKey("host_ed25519"));
        String[] aliased = block("Host web", "HostKeyAlias shop", "UserKnownHostsFile " + knownHosts);

        assertThat(answer("web", aliased)).isEqualTo("there\n");
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> answer("web", block("Host web", "UserKnownHostsFile " + knownHosts)))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));
    }

    @Test
    void aFaultyConfigurationIsToldInTheWordsOfOpenSsh() {
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> route("web", "Host web", "Prot 22"))
                .withMessageStartingWith("The SSH configuration of web cannot be used: ")
                .withMessageContaining("line 2: Bad configuration option: prot")
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.CONFIGURATION));
    }

    @Test
    void aProxyCommandGetsTheHostThatItIsToReach() throws Exception {
        assertThat(route(
                                "web",
                                "Host web",
                                "HostName web.internal",
                                "Port 2222",
                                "User ann",
                                "ProxyCommand a %h:%p %n %r %%h")
                        .proxy())
                .contains("a web.internal:2222 web ann %h");
        assertThat(route("web", "Host web", "ProxyCommand none").proxy()).isEmpty();
        assertThat(route("web", "Host web", "ProxyJump bastion", "ProxyCommand nc %h %p")
                        .proxy())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HostName a$(reboot)", "HostName a;reboot", "HostName -oProxy", "User x`reboot`"})
    void aProxyCommandGetsNothingThatItsShellWouldActOn(String line) {
        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> route("web", "Host web", line, "ProxyCommand nc %r %h %p"))
                .withMessageContaining("the shell of its ProxyCommand would act on characters of ")
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.CONFIGURATION));
    }

    @Test
    void withoutAnOpenSshClientTheFileIsReadForWhatMattersAndSaysWhatItLeftOut() throws Exception {
        Path file = Files.write(
                home.resolve("config"),
                List.of(
                        "# hosts",
                        "IdentityFile ~/.ssh/id_all",
                        "Include more",
                        "Host web !web-9",
                        "  HostName = %h.internal",
                        "  IdentityFile \"~/.ssh/id web\"",
                        "  ProxyJump bastion",
                        "  ProxyCommand nc %h %p",
                        "  Compression yes",
                        "Match user root",
                        "  Port 99",
                        "Host *",
                        "  HostName elsewhere",
                        "  Port 2222 # not the usual one"));

        ClientConfig read = PlainConfig.read(file, Address.parse("deploy@web").orElseThrow());

        assertThat(read.value("hostname")).contains("web.internal");
        assertThat(read.value("port")).contains("2222");
        assertThat(read.value("user")).contains("deploy");
        assertThat(read.value("proxyjump")).contains("bastion");
        assertThat(read.value("proxycommand")).isEmpty();
        assertThat(read.all("identityfile")).containsExactly("~/.ssh/id_all", "~/.ssh/id web");
        assertThat(read.leftOut()).contains("Include in line 3 of " + file, "Match in line 10 of " + file);
        assertThat(PlainConfig.read(file, Address.parse("web:22").orElseThrow()).value("port"))
                .contains("22");
    }
}
