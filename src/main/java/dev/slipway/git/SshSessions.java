package dev.slipway.git;

import dev.slipway.project.Address;
import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.QuotedString;

/** Lets JGit run git on a host over Slipway's own connections: known hosts, logins and questions are theirs. */
final class SshSessions extends SshSessionFactory {
    private final Connections connections;
    private final ChannelLimits limits;
    private volatile Optional<ChannelProcess> last = Optional.empty();

    SshSessions(Connections connections, ChannelLimits limits) {
        this.connections = connections;
        this.limits = limits;
    }

    /** What the git of the host complained of last. */
    String complaint() {
        return last.map(ChannelProcess::complaint).orElse("");
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider unused, FS fs, int timeout)
            throws TransportException {
        try {
            return new Session(connections.to(address(uri)));
        } catch (SshException e) {
            throw new TransportException(uri, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(uri, "Interrupted while connecting", e);
        }
    }

    /** The host as the environments of a project name theirs. */
    private static Address address(URIish uri) throws TransportException {
        String host = uri.getHost();
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String text = (uri.getUser() == null ? "" : uri.getUser() + "@")
                + name
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return Address.parse(text)
                .orElseThrow(() -> new TransportException(uri, "the host " + text + " is no address"));
    }

    @Override
    public String getType() {
        return "slipway";
    }

    private final class Session implements RemoteSession2 {
        private final Connection host;

        Session(Connection host) {
            this.host = host;
        }

        @Override
        public Process exec(String line, int timeout) throws IOException {
            return exec(line, Map.of(), timeout);
        }

        @Override
        public Process exec(String line, Map<String, String> environment, int timeout) throws IOException {
            try {
                Channel channel = host.open(command(line), environment, limits);
                ChannelProcess process = new ChannelProcess(channel);
                last = Optional.of(process);
                return process;
            } catch (SshException e) {
                throw new IOException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while starting git");
            }
        }

        /** The connection stays open for others. */
        @Override
        public void disconnect() {}
    }

    /** JGit gives a line with a quoted path: the program of the configuration, and the path of the address. */
    private static Command command(String line) throws IOException {
        int space = line.indexOf(' ');
        String program = space < 0 ? line : line.substring(0, space);
        String rest = line.substring(space + 1);
        String path = QuotedString.BOURNE.dequote(rest);
        if (space < 0 || !QuotedString.BOURNE.quote(path).equals(rest) || path.startsWith("-")) {
            throw new IOException("The command " + line + " is not a program of git and a path");
        }
        try {
            return Command.plain(program, path);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
