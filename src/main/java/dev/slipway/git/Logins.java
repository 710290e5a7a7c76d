package dev.slipway.git;

import dev.slipway.git.program.InstalledProgram;
import dev.slipway.git.program.ProgramRun;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logins for HTTP, from whatever helper the person's git has been told to ask (gitcredentials(7)): {@code git credential}
 * fills one in, and is told whether it was right. Slipway keeps none.
 */
final class Logins extends CredentialsProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    /** A helper may wait for a person. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Map<String, String> environment;
    private Optional<Login> given = Optional.empty();
    private Optional<GitException> refusal = Optional.empty();

    /** @param directory of the repository, whose own configuration counts too */
    Logins(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** @param answer all that git said, which it wants to hear again */
    private record Login(String user, Secret password, Secret answer) {}

    /** Why there is no login, where one was asked for and none was right. */
    Optional<GitException> refusal() {
        return refusal;
    }

    /** Says that the login was right, if one was asked for. */
    void approve() {
        refusal = Optional.empty();
        given.ifPresent(login -> tell("approve", login));
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return Stream.of(items)
                .allMatch(item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        Optional<Login> login;
        try {
            login = fill(uri);
        } catch (IOException e) {
            refusal = Optional.of(none(uri, String.valueOf(e.getMessage())));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (login.isEmpty() || (refusal.isPresent() && login.equals(given))) {
            refusal = refusal.or(() -> Optional.of(none(uri, "git knows none for it")));
            return false;
        }
        given = login;
        refusal = Optional.empty();
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(login.get().user());
                case CredentialItem.Password password ->
                    password.setValueNoCopy(login.get().password().reveal().toCharArray());
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Called by JGit where the server refused the login that it got last. */
    @Override
    public void reset(URIish uri) {
        if (given.isEmpty()) {
            return;
        }
        refusal = Optional.of(GitException.ofLogin(
                Remotes.shown(uri) + " refuses the login of " + given.get().user() + ".",
                "Log in anew with git itself, for example with git fetch, or renew the token."));
        tell("reject", given.get());
    }

    /** What the server said and did counts, whatever becomes of this. */
    private void tell(String act, Login login) {
        try {
            git(act, login.answer().reveal());
        } catch (IOException e) {
            LOG.debug("git credential {} failed", act, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static GitException none(URIish uri, String why) {
        return GitException.ofLogin(
                Remotes.shown(uri) + " asks for a login: " + why + ".",
                "Log in once with git itself, for example with git fetch, with a credential helper that keeps it"
                        + " (gitcredentials), or use an ssh:// address.");
    }

    /** One of the address itself, or what git fills in. */
    private Optional<Login> fill(URIish uri) throws IOException, InterruptedException {
        String question = line("protocol", uri.getScheme())
                + line("host", uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                + line("path", String.valueOf(uri.getRawPath()).replaceFirst("^/+", ""))
                + (uri.getUser() == null ? "" : line("username", uri.getUser()))
                + (uri.getPass() == null ? "" : line("password", uri.getPass()));
        Optional<String> answer = git("fill", question);
        Optional<String> user = answer.flatMap(text -> value(text, "username"));
        Optional<String> password = answer.flatMap(text -> value(text, "password"));
        return user.isPresent() && password.isPresent()
                ? Optional.of(new Login(user.get(), Secret.of(password.get()), Secret.of(answer.get())))
                : Optional.empty();
    }

    /** A value must not begin a line of its own, or an address could ask for the login of another host. */
    private static String line(String key, String value) throws IOException {
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IOException("its address holds a line break");
        }
        return key + "=" + value + "\n";
    }

    private static Optional<String> value(String answer, String key) {
        return answer.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    /** What {@code git credential} answers; empty where it ends with an error. What it complains of may hold a secret. */
    private Optional<String> git(String act, String description) throws IOException, InterruptedException {
        Path git = InstalledProgram.find("git", environment)
                .orElseThrow(() -> new IOException("git, whose credential helper would know it, is not installed"));
        Map<String, String> own = new HashMap<>(environment);
        own.put("GIT_TERMINAL_PROMPT", "0");
        try {
            ProgramRun.Ended ended = new ProgramRun(directory, own, PATIENCE)
                    .of(git, List.of("credential", act), (description + "\n").getBytes(StandardCharsets.UTF_8));
            return ended.well() ? Optional.of(ended.output()) : Optional.empty();
        } catch (IOException e) {
            throw new IOException("its credential helper gives no answer: " + e.getMessage(), e);
        }
    }
}
