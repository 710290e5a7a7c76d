package dev.slipway.cli;

import dev.slipway.app.Newcomer;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the person at a terminal whether a host that is seen for the first time is the right one, and what logins take. */
record HostQuestion(Terminal terminal) implements Told {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int TRIES = 3;
    private static final int SHORT_WORD = 10;

    @Override
    public boolean right(Newcomer newcomer) {
        FirstContact contact = newcomer.contact();
        terminal.complain("The host key of " + contact.name() + " (" + newcomer.role() + ") is not known yet. At "
                + contact.host() + " port " + contact.port() + " it shows");
        terminal.complain("  " + contact.type() + " " + contact.fingerprint());
        contact.art().lines().forEach(line -> terminal.complain("  " + line));
        String wanted = newcomer.byFingerprint()
                ? "Paste the fingerprint that whoever runs " + contact.name() + " gave you; for " + newcomer.strictFor()
                        + " anything else refuses it:"
                : "Compare it with the one that whoever runs the host gave you; then type yes, or paste that one; anything"
                        + " else refuses it:";
        String answer = terminal.ask(wanted).orElse("").strip();
        for (int i = 1; i < TRIES && unclear(answer, newcomer); i++) {
            answer = terminal.ask(
                            newcomer.byFingerprint()
                                    ? "Paste the fingerprint, or type no:"
                                    : "Type yes or no, or paste the fingerprint:")
                    .orElse("")
                    .strip();
        }
        boolean right = contact.shows(answer) || (answer.equalsIgnoreCase(YES) && !newcomer.byFingerprint());
        terminal.complain(right ? "It is accepted." : refused(answer));
        return right;
    }

    /** Whether it is neither a yes nor a no, as ssh takes them, nor a fingerprint. */
    private static boolean unclear(String answer, Newcomer newcomer) {
        boolean yes = answer.equalsIgnoreCase(YES) && !newcomer.byFingerprint();
        return !answer.isEmpty()
                && answer.length() <= SHORT_WORD
                && !yes
                && !answer.equalsIgnoreCase(NO)
                && !newcomer.contact().shows(answer);
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) {
        terminal.complain(
                key.again()
                        ? "That is not the passphrase of " + key.file() + "."
                        : "The key " + key.file() + " is encrypted, and is wanted for " + key.host() + ".");
        return terminal.askUnseen("Its passphrase, or nothing to go on without the key:")
                .filter(given -> !given.reveal().isEmpty());
    }

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) {
        terminal.complain((question.again() ? "Refused. " : "") + question.host() + " asks " + question.user() + ":");
        Stream.of(question.title(), question.instruction())
                .filter(said -> !said.isBlank())
                .forEach(said -> terminal.complain("  " + said.strip()));
        List<Secret> answers = new ArrayList<>();
        for (Prompt prompt : question.prompts()) {
            Optional<Secret> answer = prompt.shown()
                    ? terminal.ask(prompt.text().strip()).map(Secret::of)
                    : terminal.askUnseen(prompt.text().strip());
            answer.ifPresent(answers::add);
        }
        return answers.size() == question.prompts().size() ? Optional.of(answers) : Optional.empty();
    }

    private static String refused(String answer) {
        return answer.length() > SHORT_WORD
                ? "That is not the fingerprint which the host shows: it is refused."
                : "It is refused.";
    }
}
