package dev.slipway.cli;

import dev.slipway.app.HostQuestions;
import dev.slipway.ssh.FirstContact;

/** Asks the person at a terminal whether a host that is seen for the first time is the right one. */
record HostQuestion(Terminal terminal) implements HostQuestions {
    private static final String YES = "yes";
    private static final int SHORT_WORD = 10;

    @Override
    public boolean right(FirstContact contact, boolean byFingerprint) {
        terminal.complain("The host key of " + contact.name() + " is not known yet. At " + contact.host() + " port "
                + contact.port() + " it shows");
        terminal.complain("  " + contact.type() + " " + contact.fingerprint());
        contact.art().lines().forEach(line -> terminal.complain("  " + line));
        String wanted = byFingerprint
                ? "Paste the fingerprint that whoever runs " + contact.name() + " gave you; anything else refuses it:"
                : "Compare it with the one that whoever runs the host gave you; then type yes, or paste that one; anything"
                        + " else refuses it:";
        String answer = terminal.ask(wanted).orElse("").strip();
        boolean right = contact.shows(answer) || (answer.equals(YES) && !byFingerprint);
        terminal.complain(right ? "It is known from now on." : refused(answer));
        return right;
    }

    private static String refused(String answer) {
        return answer.length() > SHORT_WORD
                ? "That is not the fingerprint which the host shows: it is refused."
                : "It is refused.";
    }
}
