package dev.slipway.project.yaml;

import dev.slipway.project.Address;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.Rollout;
import dev.slipway.project.Settings;
import dev.slipway.project.Tier;
import dev.slipway.project.words.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads environments and their hosts. */
record EnvironmentReader(Map<String, Settings.Variable> declared) {
    private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?|100)%");
    private static final int USUAL_PORT = 22;
    private static final int MAX_HOSTS = 10_000;
    private static final Address NOWHERE = new Address("", "", Optional.empty());

    Optional<Environment> read(Mapping.Entry entry) {
        if (!Readers.NAME.matcher(entry.name()).matches()) {
            return entry.refuse("expected an environment's name of letters, digits, . _ - (63 at most)");
        }
        return entry.value().mapping(mapping -> environment(entry.name(), mapping));
    }

    private Environment environment(String name, Mapping mapping) {
        List<Host> hosts = hosts(mapping);
        return new Environment(
                name,
                mapping.required("tier", Readers.word(Tier.class), Tier.PRODUCTION),
                mapping.optional("branch", Readers::text),
                mapping.get("auto", Readers.notYet(auto -> auto, Readers::truth), false),
                hosts,
                variables(name, mapping),
                rollout(mapping, hosts));
    }

    private static List<Host> hosts(Mapping mapping) {
        Map<Object, String> places = new HashMap<>();
        return mapping.requiredList(
                "hosts",
                value -> value.mapping(EnvironmentReader::host)
                        .filter(host -> unique(places, "name " + host.name(), host.name(), value))
                        .filter(host -> unique(places, "address " + host.address(), place(host.way()), value)));
    }

    /** The usual port may be said or not. */
    private static Address place(Address address) {
        return new Address(
                address.user(), address.host(), address.port().or(() -> Optional.of(USUAL_PORT)), address.jump());
    }

    private static boolean unique(Map<Object, String> places, String what, Object key, Value host) {
        String first = places.putIfAbsent(key, host.path());
        if (first != null) {
            host.refuse("the " + what + " stands twice, first at " + first);
        }
        return first == null;
    }

    private static Host host(Mapping mapping) {
        return new Host(
                mapping.required("name", Readers::name, ""),
                mapping.required("address", EnvironmentReader::address, NOWHERE),
                Collections.unmodifiableSet(new LinkedHashSet<>(mapping.requiredList("groups", Readers::name))),
                mapping.optional("jump", EnvironmentReader::address));
    }

    private static Optional<Address> address(Value value) {
        return Readers.text(value)
                .flatMap(text ->
                        Address.parse(text).or(() -> value.expected("an address such as deploy@web-1.example:22")));
    }

    private Map<String, String> variables(String environment, Mapping mapping) {
        Map<String, String> own = new LinkedHashMap<>();
        List<Mapping.Entry> entries =
                mapping.value("variables").map(Value::entries).orElse(List.of());
        entries.forEach(entry -> variable(entry).ifPresent(value -> own.put(entry.name(), value)));
        refuseMissing(
                environment, mapping, entries.stream().map(Mapping.Entry::name).toList());
        return Collections.unmodifiableMap(own);
    }

    private Optional<String> variable(Mapping.Entry entry) {
        Optional<Settings.Variable> variable = Optional.ofNullable(declared.get(entry.name()));
        if (variable.isEmpty()) {
            return entry.refuse(Nearest.complaint("variable", entry.name(), declared.keySet()));
        }
        return variable.get().secret()
                ? entry.refuse("the value of a secret variable never stands in the file")
                : SettingsReader.plainValue(entry.value());
    }

    private void refuseMissing(String environment, Mapping mapping, List<String> own) {
        List<String> missing = new ArrayList<>();
        declared.forEach((name, variable) -> {
            boolean needed = variable.required()
                    && !variable.secret()
                    && variable.value().isEmpty();
            if (needed && !own.contains(name)) {
                missing.add(name);
            }
        });
        missing.forEach(name -> mapping.refuse("the required variable " + name + " has no value in " + environment));
    }

    private static Rollout rollout(Mapping mapping, List<Host> hosts) {
        Set<String> names = new LinkedHashSet<>(hosts.stream().map(Host::name).toList());
        return new Rollout(
                mapping.get(
                        "lease-host",
                        Readers.known("host", names),
                        names.stream().findFirst().orElse("")),
                mapping.get("batches", value -> value.mapping(EnvironmentReader::batches), Defaults.BATCHES),
                mapping.get(
                        "on-failure",
                        Readers.notYet(
                                chosen -> chosen == Rollout.OnFailure.ASK, Readers.word(Rollout.OnFailure.class)),
                        Defaults.ON_FAILURE),
                mapping.get(
                        "unreachable",
                        Readers.notYet(
                                chosen -> chosen != Rollout.Unreachable.ABORT, Readers.word(Rollout.Unreachable.class)),
                        Defaults.UNREACHABLE),
                mapping.optional("dead-man", Readers.notYet(Readers::positiveDuration)));
    }

    private static Rollout.Batches batches(Mapping mapping) {
        return new Rollout.Batches(
                mapping.get("size", EnvironmentReader::size, Defaults.BATCHES.size()),
                mapping.get("wait", Readers::duration, Defaults.BATCHES.pause()),
                mapping.get("max-failed", Readers.integer(0, MAX_HOSTS), Defaults.BATCHES.maxFailed()));
    }

    private static Optional<Rollout.Size> size(Value value) {
        String text = value.scalar().orElse("");
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return Optional.of(new Rollout.Size(Integer.parseInt(percent.group(1)), true));
        }
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(new Rollout.Size(Integer.parseInt(text), false))
                : value.expected("a count of hosts such as 2 or a percentage such as 25%");
    }
}
