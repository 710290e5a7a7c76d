package dev.slipway.project.yaml;

import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Condition;
import dev.slipway.project.condition.Measure;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the checks after the last switch. */
final class AfterReader {
    private final Set<String> names = new HashSet<>();

    Optional<CheckAfter> read(Value value) {
        return value.mapping(this::check).filter(check -> sound(check, value));
    }

    private CheckAfter check(Mapping mapping) {
        String name = mapping.required("name", Readers::text, "");
        Optional<URI> http = mapping.optional("http", Readers::http);
        Optional<Duration> holdFor = mapping.optional("for", Readers::positiveDuration);
        boolean watches =
                mapping.value("for").isPresent() && mapping.value("http").isEmpty();
        List<Condition> conditions = watches
                ? mapping.requiredList("conditions", AfterReader::watched)
                : ComponentReader.conditions(mapping, AfterReader::asked);
        return new CheckAfter(name, http, holdFor, conditions);
    }

    private static Optional<Condition> asked(Value value) {
        return fitting(value)
                .flatMap(condition -> condition.judgedByOneAnswer()
                        ? Optional.of(condition)
                        : value.refuse("one answer cannot show " + condition.text() + ": use for in place of http"));
    }

    private static Optional<Condition> watched(Value value) {
        return fitting(value)
                .flatMap(condition -> condition.judgedByOneAnswer()
                        ? value.refuse("only an answer shows " + condition.text() + ": use http in place of for")
                        : Optional.of(condition));
    }

    private static Optional<Condition> fitting(Value value) {
        return Readers.condition(value)
                .flatMap(condition -> condition.measure().orElse(null) instanceof Measure.Certificate
                        ? value.refuse(
                                "a certificate is no matter of a release: " + condition.text() + " is for probes")
                        : Optional.of(condition));
    }

    private boolean sound(CheckAfter check, Value value) {
        if (check.http().isPresent() == check.holdFor().isPresent()) {
            value.refuse("expected either http (asked once) or for (how long the conditions must hold)");
            return false;
        }
        return names.add(check.name())
                || value.refuse("the name " + check.name() + " stands twice").isPresent();
    }
}
