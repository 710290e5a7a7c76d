package dev.slipway.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/**
 * A host of the demonstration: a real SSH server on a random port of loopback that runs a real {@code sh} in a home
 * directory of its own, and the app that is deployed to it, served over HTTP. Who logs in is {@link #USER}, by public key
 * only. The component's root is {@value #ROOT} below the home directory, where every command starts; {@code
 * http://127.0.0.1:8080} asked through the connection is this host's app.
 */
public final class DemoHost implements AutoCloseable {
    /** The only account. */
    public static final String USER = "deploy";
    /** The component's root, relative to the home directory. */
    public static final String ROOT = "shop";
    /** The app's port as seen from the host. */
    public static final int APP_PORT = 8080;

    /** Few clients ask a host at a time; by default every host would have a thread more than there are processors. */
    private static final int NIO_WORKERS = 2;

    private final String name;
    private final Path home;
    private final KeyPair hostKey;
    private final HostShell shell;
    private final ShopServer shop;
    private final SshServer ssh;

    private DemoHost(String name, Path home, PublicKey login) throws IOException {
        this.name = name;
        this.home = Files.createDirectories(home).toRealPath();
        this.hostKey = DemoKeys.generate();
        this.shell = new HostShell(this.home);
        this.shop = ShopServer.start(this.home.resolve(ROOT));
        this.ssh = server(login);
    }

    /**
     * Starts a host.
     *
     * @param home its home directory; made where it is missing
     * @param login who may log in
     */
    public static DemoHost start(String name, Path home, PublicKey login) throws IOException {
        DemoHost host = new DemoHost(name, home, login);
        try {
            host.ssh.start();
        } catch (IOException e) {
            host.close();
            throw e;
        }
        return host;
    }

    private SshServer server(PublicKey login) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setNioWorkers(NIO_WORKERS);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, login));
        server.setCommandFactory((channel, line) -> new ShellChannel(shell, line));
        server.setForwardingFilter(new HostForwarding.LoopbackOnly());
        server.setChannelFactories(List.of(new ShellSessions(), new HostForwarding(shop.port())));
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        return server;
    }

    public String name() {
        return name;
    }

    /** The home directory, with symbolic links resolved. */
    public Path home() {
        return home;
    }

    /** The port of the SSH server on loopback. */
    public int port() {
        return ssh.getPort();
    }

    /** Where the app answers, for clients on this machine. */
    public URI site() {
        return URI.create("http://127.0.0.1:" + shop.port() + "/");
    }

    /** The line of a known_hosts file that names this host's key. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port() + " " + DemoKeys.line(hostKey);
    }

    /** Ends the servers and every process that was started on this host. Its files stay. */
    @Override
    public void close() {
        try {
            ssh.stop(true);
        } catch (IOException e) {
            throw new IllegalStateException("The SSH server of " + name + " did not end", e);
        } finally {
            shell.close();
            shop.close();
        }
    }
}
