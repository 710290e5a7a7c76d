package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.Route.Question;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways that OpenSSH's client would take for this person (ssh_config(5)).
 *
 * @param user the person at this machine
 * @param file read instead of the person's and the system's own configuration
 * @param environment variables of this process, such as PATH and SSH_AUTH_SOCK
 */
public record OpenSshRoutes(Path home, String user, Optional<Path> file, Map<String, String> environment)
        implements Routes {
    private static final int MAX_JUMPS = 8;
    private static final String AGENT_VARIABLE = "SSH_AUTH_SOCK";
    private static final String WINDOWS_AGENT = "\\\\.\\pipe\\openssh-ssh-agent";

    @Override
    public Route to(Address address) throws InterruptedException {
        try {
            return route(address, address.jump().map(List::of), 0);
        } catch (IOException e) {
            throw unusable(address, e);
        }
    }

    @Override
    public Route.Login loginTo(Address address) throws InterruptedException {
        try {
            ClientConfig config = config(address);
            Tokens tokens = tokens(address, config);
            return login(tokens.remoteUser(), config, tokens);
        } catch (IOException e) {
            throw unusable(address, e);
        }
    }

    private static SshException unusable(Address address, IOException why) {
        return new SshException(
                address,
                Reason.CONFIGURATION,
                "The SSH configuration of " + address + " cannot be used: " + why.getMessage() + ".",
                "Compare with what `ssh -G " + address.host() + "` prints, and correct ~/.ssh/config.",
                why);
    }

    private Tokens tokens(Address address, ClientConfig config) throws IOException {
        String host = config.value("hostname").orElse(address.host());
        String login = config.value("user").orElse(user);
        String known = config.wanted("hostkeyalias").orElse(host);
        return new Tokens(home, user, address.host(), host, port(config), login, known, environment);
    }

    /**
     * A jump host is looked up like any other. The first of several goes the way that its own configuration says, every
     * other through the one before it.
     *
     * @param through the jump hosts that count instead of those that the configuration names
     */
    private Route route(Address address, Optional<List<Address>> through, int jumps)
            throws IOException, InterruptedException {
        if (jumps > MAX_JUMPS) {
            throw new IOException("it leads through more than " + MAX_JUMPS + " jump hosts, or in a circle");
        }
        ClientConfig config = config(address);
        List<Address> hops = through.isPresent() ? through.get() : hops(config);
        Optional<Route> via = Optional.empty();
        if (!hops.isEmpty()) {
            List<Address> before = hops.subList(0, hops.size() - 1);
            via = Optional.of(route(hops.getLast(), Optional.of(before).filter(some -> !some.isEmpty()), jumps + 1));
        }
        return route(address, config, via);
    }

    private Route route(Address address, ClientConfig config, Optional<Route> via) throws IOException {
        if (config.wanted("knownhostscommand").isPresent()) {
            throw new IOException("it has KnownHostsCommand, which may revoke keys and is not known to this version");
        }
        Tokens tokens = tokens(address, config);
        List<Path> own = tokens.files(config.files("userknownhostsfile"));
        List<Path> global = tokens.files(config.files("globalknownhostsfile"));
        return new Route(
                address.host(),
                tokens.host(),
                tokens.port(),
                login(tokens.remoteUser(), config, tokens),
                new Route.HostKeys(
                        config.wanted("hostkeyalias"),
                        Stream.concat(own.stream(), global.stream()).toList(),
                        tokens.files(config.files("revokedhostkeys")),
                        config.says("stricthostkeychecking")
                                ? Optional.empty()
                                : own.stream().findFirst(),
                        config.says("hashknownhosts")),
                via,
                via.isPresent() ? Optional.empty() : proxy(config, tokens),
                config.leftOut());
    }

    private Route.Login login(String user, ClientConfig config, Tokens tokens) throws IOException {
        if (!wanted(config, "pubkeyauthentication", "publickey")) {
            return new Route.Login(user, false, List.of(), List.of(), true, Optional.empty(), questions(config));
        }
        List<Path> identities = tokens.files(config.all("identityfile")).stream()
                .filter(key -> Files.exists(key) || Files.exists(Path.of(key + ".pub")))
                .toList();
        return new Route.Login(
                user,
                true,
                identities,
                tokens.files(config.all("certificatefile")),
                config.says("identitiesonly"),
                agent(config, tokens),
                questions(config));
    }

    private static Optional<String> proxy(ClientConfig config, Tokens tokens) throws IOException {
        Optional<String> command = config.wanted("proxycommand");
        if (command.isPresent() && config.says("proxyusefdpass")) {
            throw new IOException("it has ProxyUseFdpass, which this version does not know");
        }
        return command.isPresent() ? Optional.of(tokens.command(command.get())) : Optional.empty();
    }

    /** BatchMode, KbdInteractiveAuthentication and PasswordAuthentication (ssh_config(5)). */
    private static Set<Question> questions(ClientConfig config) {
        if (config.says("batchmode")) {
            return Set.of();
        }
        Set<Question> questions = EnumSet.of(Question.PASSPHRASE);
        if (wanted(config, "kbdinteractiveauthentication", "keyboard-interactive")) {
            questions.add(Question.INTERACTIVE);
        }
        if (wanted(config, "passwordauthentication", "password")) {
            questions.add(Question.PASSWORD);
        }
        return questions;
    }

    /** Whether a way to log in is neither switched off nor missing in PreferredAuthentications. */
    private static boolean wanted(ClientConfig config, String keyword, String method) {
        return !config.denies(keyword)
                && config.value("preferredauthentications")
                        .map(preferred -> List.of(preferred.split(",")).contains(method))
                        .orElse(true);
    }

    private static int port(ClientConfig config) throws IOException {
        String port = config.value("port").orElse("" + Route.USUAL_PORT);
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new IOException("Port " + port + " is no number", e);
        }
    }

    /** IdentityAgent: a socket, a variable that names one, or none (ssh_config(5)). */
    private Optional<Path> agent(ClientConfig config, Tokens tokens) throws IOException {
        String value = config.value("identityagent").orElse(AGENT_VARIABLE);
        if (value.equals("none")) {
            return Optional.empty();
        }
        if (!value.equals(AGENT_VARIABLE) && !value.matches("\\$\\w+")) {
            return Optional.of(tokens.file(value));
        }
        return Optional.ofNullable(environment.get(value.replace("$", "")))
                .filter(socket -> !socket.isEmpty())
                .or(() -> Optional.of(WINDOWS_AGENT).filter(_ -> File.separatorChar == '\\'))
                .map(Path::of);
    }

    private static List<Address> hops(ClientConfig config) throws IOException {
        List<Address> hops = new ArrayList<>();
        for (String hop : config.words("proxyjump", ",")) {
            hops.add(Address.parse(hop.replaceFirst("^ssh://", "").replaceFirst("/$", ""))
                    .orElseThrow(() -> new IOException("the jump host " + hop + " is no address")));
        }
        return hops;
    }

    private ClientConfig config(Address address) throws IOException, InterruptedException {
        Optional<Path> client = ClientConfig.client(environment);
        return client.isPresent()
                ? ClientConfig.ask(client.get(), file, address)
                : PlainConfig.read(file.orElse(home.resolve(".ssh/config")), address);
    }
}
