package dev.slipway.ssh.login;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ssh.route.Route;
import dev.slipway.ssh.route.Route.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.ErrorNotifiable;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** One login: with keys first, then with what the server asks a person, as far as the server and the person's set-up allow. */
public final class Login {
    /** What the SSH configuration calls NumberOfPasswordPrompts, where it does not say otherwise (ssh_config(5)). */
    private static final int TRIES = 3;

    private final SSHClient client;
    private final Route route;
    private final Offers offers;
    private final Asker asker;
    private final Set<String> tried = new LinkedHashSet<>();
    private volatile boolean unanswered;
    private Optional<Offers.Offer> accepted = Optional.empty();
    private Optional<String> answered = Optional.empty();

    /** Asks a person and waits for the answer; empty where there is none. */
    @FunctionalInterface
    public interface Asker {
        Optional<List<Secret>> ask(ServerQuestion question);
    }

    private Login(SSHClient client, Route route, Offers offers, Asker asker) {
        this.client = client;
        this.route = route;
        this.offers = offers;
        this.asker = asker;
    }

    /** A login with the keys of files and of an agent. */
    public static Login of(SSHClient client, Route route, KeyRing keys, Optional<Agent> agent, Asker asker) {
        return new Login(client, route, Offers.of(keys, route.login(), agent), asker);
    }

    /** The same, but the agent cannot be asked. */
    public static Login withoutAgent(SSHClient client, Route route, KeyRing keys, IOException why, Asker asker) {
        Login login = of(client, route, keys, Optional.empty(), asker);
        login.offers.agentFailed(why);
        return login;
    }

    /**
     * Logs in, and gives with what.
     *
     * @throws UserAuthException if it was refused, or waits for the passphrase of {@link #wanted}
     * @throws SSHException if the connection ended meanwhile
     */
    public Details.Login run() throws SSHException {
        if (offers.list().isEmpty() && succeeds(new AuthNone())) {
            return used();
        }
        if (byKeys() || byQuestions() || (partlyAccepted() && byKeys())) {
            return used();
        }
        throw new UserAuthException("The login was refused");
    }

    private Details.Login used() {
        return new Details.Login(
                route.login().user(),
                Stream.of(accepted.map(Offers.Offer::source), answered)
                        .flatMap(Optional::stream)
                        .reduce((key, answers) -> key + " and " + answers)
                        .orElse("nothing"),
                accepted.map(Offers.Offer::key)
                        .map(key -> new Details.Key(
                                key.type(), key.certified().orElse(key).fingerprint())));
    }

    /** The key file whose passphrase would let the login go on. */
    public Optional<Path> wanted() {
        return offers.wanted().or(offers::sealed);
    }

    /** Whether a key stays locked because nobody gave its passphrase. */
    public boolean withheld() {
        return offers.withheld();
    }

    /** Whether somebody was asked, and gave no answer. */
    public boolean unanswered() {
        return unanswered || offers.withheld();
    }

    /** What was tried, what could not be, and what the server accepts: a sentence that goes on after a colon. */
    public String account() {
        String accepted = String.join(", ", allowed());
        return (tried.isEmpty() ? none() : "tried " + String.join(", ", tried))
                + offers.unusable().stream().map("; "::concat).collect(Collectors.joining())
                + (unanswered ? "; its question was not answered" : "")
                + (accepted.isEmpty() ? "" : "; the server accepts " + accepted);
    }

    private String none() {
        return route.login().byKeys() ? "there is no key to try" : "the SSH configuration lets no key be tried";
    }

    private boolean byKeys() throws SSHException {
        for (Offers.Offer offer : offers.list()) {
            if (!allows("publickey")) {
                return false;
            }
            tried.add(offer.toString());
            if (succeeds(offer.method())) {
                accepted = Optional.of(offer);
                return true;
            }
            if (partlyAccepted() && !allows("publickey")) {
                accepted = Optional.of(offer);
            }
            if (offers.wanted().isPresent()) {
                throw new UserAuthException("The passphrase of a key is missing");
            }
        }
        return false;
    }

    private boolean byQuestions() throws SSHException {
        if (offers.sealed().isPresent()) {
            return false;
        }
        return repeated(Question.INTERACTIVE, "keyboard-interactive", "answers to its questions", this::interactively)
                || repeated(Question.PASSWORD, "password", "a password", this::withPassword);
    }

    private interface Try {
        boolean succeeds(boolean again) throws SSHException;
    }

    private boolean repeated(Question kind, String method, String name, Try attempt) throws SSHException {
        if (!route.login().questions().contains(kind)) {
            return false;
        }
        for (int i = 0; i < TRIES && allows(method) && !unanswered; i++) {
            if (attempt.succeeds(i > 0)) {
                answered = Optional.of(name);
                return true;
            }
            if (i == 0 && !unanswered) {
                tried.add(name);
            }
        }
        return false;
    }

    private boolean interactively(boolean again) throws SSHException {
        return succeeds(new InteractiveLogin(new InteractiveLogin.Questioner() {
            @Override
            public Optional<List<Secret>> ask(String title, String instruction, List<Prompt> prompts) {
                return answers(title, instruction, prompts, again);
            }

            @Override
            public void unanswered(UserAuthException why) {
                if (client.getUserAuth() instanceof ErrorNotifiable waiting) {
                    waiting.notifyError(why);
                }
            }
        }));
    }

    private boolean withPassword(boolean again) throws SSHException {
        Optional<Secret> password =
                answers("", "", List.of(new Prompt("Password", false)), again).map(List::getFirst);
        return password.isPresent()
                && succeeds(new AuthPassword(
                        PasswordUtils.createOneOff(password.get().reveal().toCharArray())));
    }

    private Optional<List<Secret>> answers(String title, String instruction, List<Prompt> prompts, boolean again) {
        Optional<List<Secret>> given =
                asker.ask(new ServerQuestion(route.name(), route.login().user(), title, instruction, prompts, again));
        unanswered |= given.isEmpty();
        return given;
    }

    private boolean succeeds(AuthMethod method) throws SSHException {
        try {
            client.auth(route.login().user(), method);
            return true;
        } catch (UserAuthException e) {
            requireConnected(e);
            return false;
        } catch (IllegalStateException e) {
            requireConnected(e); // which sshj asks for in this way
            throw e;
        }
    }

    private void requireConnected(Exception failure) throws SSHException {
        if (!client.isConnected()) {
            throw new SSHException(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** Whether the server has taken something, and wants more (RFC 4252, section 5.1). */
    private boolean partlyAccepted() {
        return client.getUserAuth().hadPartialSuccess();
    }

    /** What the server lets one go on with; everything as long as it has not said. */
    private boolean allows(String method) {
        return allowed().isEmpty() || allowed().contains(method);
    }

    private Collection<String> allowed() {
        return client.getUserAuth().getAllowedMethods();
    }
}
