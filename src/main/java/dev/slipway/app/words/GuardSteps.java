package dev.slipway.app.words;

import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Health;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rules.CheckAfter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the guard of an environment is installed on its hosts, for people to follow.
 *
 * @param leavesRulesOut whether the policy has rules that the guard does not judge
 */
public record GuardSteps(ProjectConfig config, Environment environment, boolean leavesRulesOut) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** What is to be done on these hosts, line by line. */
    public List<String> lines(List<Host> hosts) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "1. Copy it to each host and install it there as root, and again whenever the policy, the hosts or roots of slipway.yaml, or",
                "   the version of Slipway change:",
                "     install -D -o root -g root -m 755 " + name() + " " + path(),
                "2. Put this before the key that deploys, in the authorized_keys of its account:"));
        hosts.forEach(host -> lines.addAll(List.of(
                "   on " + host.name() + " (" + host.address() + "):",
                "     " + options(host) + " ssh-ed25519 AAAA...")));
        if (hosts.stream().anyMatch(host -> !addresses(host).isEmpty())) {
            lines.addAll(List.of(
                    "3. Forwarding serves the health checks only. Keep it from anything else in /etc/ssh/sshd_config:",
                    "     Match User " + accounts(hosts),
                    "       AllowTcpForwarding local",
                    "       AllowStreamLocalForwarding no",
                    "   and have the server read that: systemctl reload ssh"));
        }
        lines.add("No other key of that account may be without the guard.");
        if (leavesRulesOut) {
            lines.add("Rules with a condition (when) are left to Slipway: a host cannot tell which plans need them.");
        }
        lines.add("");
        return List.copyOf(lines);
    }

    /** Whom the file names; one that it leaves to the SSH configuration is left to the reader. */
    private static String accounts(List<Host> hosts) {
        return hosts.stream()
                .map(host -> host.address().user())
                .map(user -> user.isEmpty() ? "ACCOUNT" : user)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private String name() {
        return "guard-" + environment.name();
    }

    private String path() {
        return "/usr/local/lib/slipway/" + name();
    }

    private String options(Host host) {
        List<String> addresses = addresses(host);
        String forwarding = addresses.isEmpty()
                ? ""
                : addresses.stream()
                        .map(address -> ",permitopen=\"" + address + "\"")
                        .collect(Collectors.joining("", ",port-forwarding", ""));
        return "restrict" + forwarding + ",command=\"" + path() + " " + host.name() + "\"";
    }

    /** What its health checks, and the checks after a deployment, ask through its connection. */
    private List<String> addresses(Host host) {
        Stream<URI> health = config.componentsOn(host).stream()
                .map(Component::running)
                .flatMap(running -> running.health().stream())
                .map(Health::http);
        Stream<URI> after =
                config.rules().checksAfter().stream().map(CheckAfter::http).flatMap(http -> http.stream());
        return Stream.concat(health, after).map(GuardSteps::address).distinct().toList();
    }

    private static String address(URI uri) {
        boolean secure =
                String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT).equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        return uri.getHost() + ":" + port;
    }
}
