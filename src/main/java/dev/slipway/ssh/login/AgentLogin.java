package dev.slipway.ssh.login;

import dev.slipway.ssh.key.SshKey;
import java.io.IOException;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Logs in with a key whose signature an agent makes (RFC 4252, section 7): first the server is asked whether it takes the
 * key, then the agent for the signature. What kind of key it is only the server and the agent need to know.
 */
final class AgentLogin extends AbstractAuthMethod {
    private static final String RSA = "ssh-rsa";
    private static final String RSA_CERTIFICATE = "ssh-rsa-cert-v01@openssh.com";

    /** How an RSA key signs, the better first, and what the agent is told of it (draft-ietf-sshm-ssh-agent). */
    private enum Hash {
        SHA_512("rsa-sha2-512", 4),
        SHA_256("rsa-sha2-256", 2);

        private final String algorithm;
        private final int flag;

        Hash(String algorithm, int flag) {
            this.algorithm = algorithm;
            this.flag = flag;
        }
    }

    private final Agent agent;
    private final SshKey key;
    private final SshKey signer;
    private volatile Hash hash = Hash.SHA_512;
    private volatile Optional<String> fault = Optional.empty();

    /**
     * @param key that the server is to take
     * @param signer the agent's key that signs for it: the same, or the one that it is a certificate for
     */
    AgentLogin(Agent agent, SshKey key, SshKey signer) {
        super("publickey");
        this.agent = agent;
        this.key = key;
        this.signer = signer;
    }

    /** Why the agent gave no signature, in a sentence; empty while it was not asked, or gave one. */
    Optional<String> fault() {
        return fault;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm()).putString(key.bytes());
    }

    @Override
    public void handle(Message answer, SSHPacket packet) throws UserAuthException, TransportException {
        if (answer == Message.USERAUTH_60) {
            params.getTransport().write(signed());
        } else {
            super.handle(answer, packet);
        }
    }

    private SSHPacket signed() throws UserAuthException {
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            return request.putString(agent.sign(signer, data, rsa() ? hash.flag : 0));
        } catch (IOException e) {
            fault = Optional.ofNullable(e.getMessage());
            throw new UserAuthException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The name of the signature: that of the key, but for RSA. */
    private String algorithm() {
        return switch (key.type()) {
            case RSA -> hash.algorithm;
            case RSA_CERTIFICATE -> hash.algorithm + "-cert-v01@openssh.com";
            default -> key.type();
        };
    }

    private boolean rsa() {
        return key.type().equals(RSA) || key.type().equals(RSA_CERTIFICATE);
    }

    /** A server may take one of the two only. */
    @Override
    public boolean shouldRetry() {
        boolean other = rsa() && hash == Hash.SHA_512 && fault.isEmpty();
        hash = Hash.SHA_256;
        return other;
    }
}
