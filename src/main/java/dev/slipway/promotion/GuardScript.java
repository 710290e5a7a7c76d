package dev.slipway.promotion;

import dev.slipway.deploy.LeaseRoot;
import dev.slipway.deploy.host.HostGuard;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.json.Json;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.ApprovalRule;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.project.PolicyConfig.Permissions;
import dev.slipway.project.PolicyConfig.Protection;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.SshSignature;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script with which a host lets only what a policy asks for change it: what the policy says of one environment, and a
 * constant text that goes by it. Whoever installs it needs nothing else.
 *
 * @param policy which protects the environment
 * @param config of the commit on which the policy stands
 */
public record GuardScript(PolicyConfig policy, ProjectConfig config, Environment environment) {

    /**
     * The script.
     *
     * @param steps how to install it, to stand at its top
     */
    public String text(List<String> steps) {
        return Stream.of(
                        "#!/bin/sh",
                        "# The guard of " + environment.name() + ", printed by slipway host-guard "
                                + environment.name(),
                        "# for the policy " + People.digest(policy).abbreviated() + ".",
                        comments(steps),
                        value("environment", environment.name()),
                        value("project", config.project()),
                        value("policy", People.digest(policy).hex()),
                        value("people", people()),
                        value("signers", signers()),
                        value("rights", rights()),
                        value("rules", rules()),
                        value("scripts", scripts()),
                        roots())
                .collect(Collectors.joining("\n", "", "\n" + HostGuard.text()));
    }

    private static String comments(List<String> lines) {
        return lines.stream().map(line -> line.isEmpty() ? "#" : "# " + line).collect(Collectors.joining("\n"));
    }

    private static String value(String name, String text) {
        return name + "=" + Command.quoted(text);
    }

    /** How the script calls a person: any name could mean something to ssh-keygen. */
    private String called(String person) {
        return "p" + (policy.people().stream().map(Member::name).toList().indexOf(person) + 1);
    }

    private String people() {
        return lines(policy.people().stream().map(Member::name).map(name -> called(name) + " " + Json.text(name)));
    }

    private String signers() {
        People people = new People(policy);
        return lines(people.keys().stream()
                .filter(SshSignature::counts)
                .map(key -> signer(people.named(key).orElseThrow(), key)));
    }

    private String signer(String person, SshKey key) {
        return called(person) + " namespaces=\"" + Statement.PURPOSE + "\" " + key.type() + " " + key.blob();
    }

    private String rights() {
        Permissions may = protection().may();
        return lines(Stream.of(
                        right("deploy", may.deploy()),
                        right("rollback", may.rollback()),
                        right("override", may.override()))
                .flatMap(rights -> rights));
    }

    private Stream<String> right(String right, List<String> teams) {
        return teams.stream().flatMap(this::members).distinct().map(member -> right + " " + member);
    }

    private Stream<String> members(String team) {
        return policy.teams().getOrDefault(team, List.of()).stream().distinct().map(this::called);
    }

    /** A rule with a condition is left out: whether a plan needs it stands in the repository, which hosts do not have. */
    private String rules() {
        return lines(protection().approvals().stream()
                .filter(rule -> rule.when().isEmpty())
                .map(this::rule));
    }

    private String rule(ApprovalRule rule) {
        return Stream.concat(
                        Stream.of(
                                Integer.toString(rule.count()),
                                rule.self() ? "self" : "others",
                                Long.toString(rule.expires().toSeconds())),
                        members(rule.team()))
                .collect(Collectors.joining(" "));
    }

    private static String scripts() {
        return lines(
                Stream.of(HostScript.values()).map(script -> script.digest().hex() + " " + script.fileName()));
    }

    /** Below which directories each host may be asked, and its lease taken. */
    private String roots() {
        return environment.hosts().stream()
                .map(this::roots)
                .collect(Collectors.joining("", "roots_of() {\n  case $1 in\n", "    *) return 1 ;;\n  esac\n}\n"));
    }

    private String roots(Host host) {
        ProjectConfig filled = config.in(environment);
        String roots = Stream.concat(
                        Stream.of(LeaseRoot.of(filled, environment)),
                        filled.componentsOn(host).stream().map(Component::root))
                .distinct()
                .map(Command::quoted)
                .collect(Collectors.joining(" "));
        return "    " + Command.quoted(host.name()) + ") printf '%s\\n' " + roots + " ;;\n";
    }

    /** Whether rules of the environment are left to Slipway, for a host cannot tell which plans need them. */
    public boolean leavesRulesOut() {
        return protection().approvals().stream().anyMatch(rule -> rule.when().isPresent());
    }

    private Protection protection() {
        return policy.environments().stream()
                .filter(protection -> protection.environment().equals(environment.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The policy does not protect " + environment.name()));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }
}
