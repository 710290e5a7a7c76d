package dev.slipway.project.yaml;

import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.project.PolicyConfig.Protection;
import dev.slipway.project.words.Nearest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a slipway.policy.yaml strictly. docs/configuration.md describes every key. */
public final class PolicyReader {
    private static final Pattern KEY =
            Pattern.compile("(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-\\S+@openssh\\.com) \\S+( .*)?");

    private final List<String> environments;

    private PolicyReader(Collection<String> environments) {
        this.environments = List.copyOf(environments);
    }

    /**
     * Reads a file's bytes, by the rules of {@link ConfigReader#read}.
     *
     * @param fileName as problems shall name it
     * @param environments names of the project's environments, in order: the policy knows no others
     */
    public static PolicyReading read(String fileName, byte[] content, Collection<String> environments) {
        Reading reading = new Reading(fileName);
        Optional<PolicyConfig> policy;
        try {
            policy = ConfigReader.root(Document.parse(fileName, content), reading)
                    .mapping(new PolicyReader(environments)::policy);
        } catch (Document.NotYaml e) {
            return new PolicyReading.Invalid(List.of(e.problem()), Optional.empty());
        }
        Optional<PolicyReading> valid = policy.filter(_ -> reading.problems().isEmpty())
                .map(read -> new PolicyReading.Valid(read, reading.notYet()));
        Optional<String> branch = policy.map(PolicyConfig::protectedBranch).filter(name -> !name.isEmpty());
        return valid.orElseGet(() -> new PolicyReading.Invalid(reading.problems(), branch));
    }

    private PolicyConfig policy(Mapping file) {
        file.required("schema", ConfigReader::schema, 1);
        String branch = file.required("protected-branch", Readers::text, "");
        List<Member> people = file.named("people", PolicyReader::member);
        Map<String, List<String>> teams = teams(file, people);
        return new PolicyConfig(branch, people, teams, protections(file, teams));
    }

    private static Optional<Member> member(Mapping.Entry entry) {
        return entry.value()
                .mapping(mapping -> new Member(entry.name(), mapping.requiredList("keys", PolicyReader::key)));
    }

    private static Optional<String> key(Value value) {
        return Readers.matching(value, KEY, "an SSH public key such as ssh-ed25519 AAAA...");
    }

    private static Map<String, List<String>> teams(Mapping file, List<Member> people) {
        Set<String> names =
                new LinkedHashSet<>(people.stream().map(Member::name).toList());
        Map<String, List<String>> teams = new LinkedHashMap<>();
        file.value("teams")
                .map(Value::entries)
                .ifPresent(entries -> entries.forEach(
                        entry -> teams.put(entry.name(), distinct(entry.value(), Readers.known("person", names)))));
        return Collections.unmodifiableMap(teams);
    }

    private static List<String> distinct(Value value, Value.Reader<String> item) {
        Set<String> seen = new LinkedHashSet<>();
        value.list(v -> item.apply(v)
                .filter(name -> seen.add(name) || v.refuse("it stands twice").isPresent()));
        return List.copyOf(seen);
    }

    private List<Protection> protections(Mapping file, Map<String, List<String>> teams) {
        ProtectionReader reader = new ProtectionReader(environments, teams);
        return file.named("environments", entry -> known(entry) ? reader.read(entry) : Optional.empty());
    }

    private boolean known(Mapping.Entry entry) {
        return environments.contains(entry.name())
                || entry.refuse(Nearest.complaint("environment", entry.name(), environments))
                        .isPresent();
    }
}
