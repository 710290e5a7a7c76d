package dev.slipway.demo;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/**
 * Session channels that tell the exit status before the end of the output. A client that has nothing more to send closes
 * the channel when the output ends, and a status that comes later is lost.
 */
final class ShellSessions extends ChannelSessionFactory {
    @Override
    public Channel createChannel(Session session) {
        return new ChannelSession() {
            @Override
            protected void closeShell(int exitValue, boolean immediately) throws IOException {
                if (!isClosing()) {
                    sendExitStatus(exitValue);
                }
                super.closeShell(exitValue, immediately);
            }
        };
    }
}
