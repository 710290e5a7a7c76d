package dev.slipway.ssh.login;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Answers what a server asks, in as many rounds as it likes (RFC 4256). The thread that reads the connection never waits for
 * the answer, so that the end of the connection is noticed meanwhile.
 */
final class InteractiveLogin extends AbstractAuthMethod {
    /** Far more than any server asks at once. */
    private static final int MOST_PROMPTS = 32;

    private final Questioner questioner;

    /** Asks a person, and says whoever waits for the login that there is no answer. */
    interface Questioner {
        Optional<List<Secret>> ask(String title, String instruction, List<Prompt> prompts);

        void unanswered(UserAuthException why);
    }

    InteractiveLogin(Questioner questioner) {
        super("keyboard-interactive");
        this.questioner = questioner;
    }

    /** Without a language and without a wish for a certain way. */
    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return super.buildReq().putString("").putString("");
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        try {
            String title = packet.readString();
            String instruction = packet.readString();
            packet.readString();
            List<Prompt> prompts = prompts(packet);
            if (prompts.isEmpty()) {
                answer(List.of());
            } else {
                Thread.ofVirtual().name("slipway-ssh-answer").start(() -> ask(title, instruction, prompts));
            }
        } catch (Buffer.BufferException e) {
            throw new UserAuthException("the server's question cannot be read", e);
        }
    }

    private static List<Prompt> prompts(SSHPacket packet) throws Buffer.BufferException, UserAuthException {
        long count = packet.readUInt32();
        if (count > MOST_PROMPTS) {
            throw new UserAuthException("the server asks " + count + " things at once");
        }
        List<Prompt> prompts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prompts.add(new Prompt(packet.readString(), packet.readBoolean()));
        }
        return prompts;
    }

    private void ask(String title, String instruction, List<Prompt> prompts) {
        try {
            Optional<List<Secret>> answers = questioner.ask(title, instruction, prompts);
            if (answers.isPresent()) {
                answer(answers.get());
            } else {
                questioner.unanswered(new UserAuthException("nobody answered"));
            }
        } catch (TransportException e) {
            questioner.unanswered(new UserAuthException("the answer could not be sent", e));
        } catch (RuntimeException e) {
            questioner.unanswered(new UserAuthException("nobody could be asked", e));
        }
    }

    private void answer(List<Secret> answers) throws TransportException {
        SSHPacket response = new SSHPacket(Message.USERAUTH_INFO_RESPONSE).putUInt32(answers.size());
        answers.forEach(answer -> response.putString(answer.reveal()));
        params.getTransport().write(response);
    }
}
