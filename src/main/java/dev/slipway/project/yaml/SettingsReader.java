package dev.slipway.project.yaml;

import dev.slipway.project.Settings;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads variables, the sources of secret ones, and the forge. */
final class SettingsReader {
    private static final Pattern SOURCE = Pattern.compile("keychain|file:.+");

    private SettingsReader() {}

    static Settings read(Mapping file) {
        Map<String, Settings.Variable> variables = new LinkedHashMap<>();
        file.value("variables")
                .map(Value::entries)
                .ifPresent(entries -> entries.forEach(
                        entry -> variable(entry).ifPresent(variable -> variables.put(entry.name(), variable))));
        return new Settings(
                Collections.unmodifiableMap(variables),
                file.list("secrets", SettingsReader::source),
                file.optional("forge", value -> value.mapping(ForgeReader::read)));
    }

    /** What a variable may hold: any scalar, as written. */
    static Optional<String> plainValue(Value value) {
        return value.scalar()
                .or(() -> value.expected("text, a number, true or false"))
                .flatMap(text -> text.contains("${")
                        ? value.refuse("a variable's value cannot refer to another variable")
                        : Optional.of(text));
    }

    private static Optional<Settings.Variable> variable(Mapping.Entry entry) {
        if (!Settings.Variable.NAME.matcher(entry.name()).matches()) {
            return entry.refuse("expected a variable's name of letters, digits and _");
        }
        Value value = entry.value();
        return value.isMapping()
                ? value.mapping(SettingsReader::described)
                : plainValue(value).map(text -> new Settings.Variable(Optional.of(text), false, false));
    }

    private static Settings.Variable described(Mapping mapping) {
        return new Settings.Variable(
                Optional.empty(),
                mapping.get("secret", Readers::truth, false),
                mapping.get("required", Readers::truth, false));
    }

    private static Optional<String> source(Value value) {
        return Readers.line(value)
                .flatMap(text -> SOURCE.matcher(text).matches() && stays(text)
                        ? Optional.of(text)
                        : value.expected("keychain or file:PATH (relative, without .., only ${environment} in it)"));
    }

    private static boolean stays(String source) {
        String path = source.replaceFirst("^file:", "").replace("${environment}", "environment");
        return !path.contains("${") && Arrays.stream(path.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
    }
}
