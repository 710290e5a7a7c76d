package dev.slipway.project.yaml;

import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Releasing;
import dev.slipway.project.Settings;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a slipway.yaml strictly. docs/configuration.md describes every key. */
public final class ConfigReader {
    private static final int SCHEMA = 1;

    private ConfigReader() {}

    /**
     * Reads a file's bytes (UTF-8, with or without a byte order mark, any line ends). Pure: nothing else is looked at.
     * All faults come in one report; of a text that is not YAML at all only the first can be told.
     *
     * @param fileName as problems shall name it
     */
    public static ConfigReading read(String fileName, byte[] content) {
        Reading reading = new Reading(fileName);
        Optional<ProjectConfig> config;
        try {
            config = root(Document.parse(fileName, content), reading).mapping(ConfigReader::project);
        } catch (Document.NotYaml e) {
            return new ConfigReading.Invalid(List.of(e.problem()));
        }
        Optional<ConfigReading> valid = config.filter(_ -> reading.problems().isEmpty())
                .map(read -> new ConfigReading.Valid(read, reading.notYet()));
        return valid.orElseGet(() -> new ConfigReading.Invalid(reading.problems()));
    }

    /** The whole file as a value. */
    static Value root(Node node, Reading reading) {
        return new Value(node, node.getStartMark(), "", reading);
    }

    /** The version of the format: there is one. */
    static Optional<Integer> schema(Value value) {
        return value.scalar(Tag.INT)
                .filter(version -> version.equals(String.valueOf(SCHEMA)))
                .map(Integer::valueOf)
                .or(() -> value.expected(String.valueOf(SCHEMA)));
    }

    private static ProjectConfig project(Mapping file) {
        file.required("schema", ConfigReader::schema, SCHEMA);
        String name = file.required("project", Readers::name, "");
        Releasing releasing = new Releasing(VersioningReader.read(file), NotesReader.read(file));
        Settings settings = SettingsReader.read(file);
        List<Environment> environments = environments(file, settings);
        Known known = Known.of(environments, settings.variables());
        return new ProjectConfig(
                name,
                releasing,
                environments,
                file.requiredNamed("components", new ComponentReader(known)::read),
                settings,
                file.optional("database", new DatabaseReader(known)::read),
                new RulesReader(known).read(file),
                new WatchingReader(known).read(file));
    }

    private static List<Environment> environments(Mapping file, Settings settings) {
        EnvironmentReader reader = new EnvironmentReader(settings.variables());
        return file.requiredNamed("environments", reader::read);
    }
}
