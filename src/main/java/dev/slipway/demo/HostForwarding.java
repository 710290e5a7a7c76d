package dev.slipway.demo;

import java.util.Set;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.TcpipServerChannel;

/**
 * Connections that a client opens from the host (direct-tcpip, RFC 4254 section 7.2): to loopback only. All hosts of the
 * demonstration share one loopback, so the port that the app has on every host stands for this host's own.
 */
final class HostForwarding extends TcpipServerChannel.TcpipFactory {
    private final int appPort;

    HostForwarding(int appPort) {
        super(TcpForwardingFilter.Type.Direct);
        this.appPort = appPort;
    }

    @Override
    public Channel createChannel(Session session) {
        return new ToThisHost(appPort);
    }

    private static final class ToThisHost extends TcpipServerChannel {
        private final int appPort;

        private ToThisHost(int appPort) {
            super(TcpForwardingFilter.Type.Direct, null);
            this.appPort = appPort;
        }

        @Override
        protected OpenFuture doInit(Buffer request) {
            String host = request.getString();
            int port = request.getInt();
            Buffer mapped = new ByteArrayBuffer();
            mapped.putString(host);
            mapped.putInt(port == DemoHost.APP_PORT ? appPort : port);
            mapped.putBuffer(request);
            return super.doInit(mapped);
        }
    }

    /** Allows connections to loopback and nothing else. */
    static final class LoopbackOnly extends RejectAllForwardingFilter {
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

        @Override
        public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
            return type == Type.Direct && LOOPBACK.contains(address.getHostName());
        }
    }
}
