package dev.slipway.project.yaml;

import dev.slipway.project.CheckBefore;
import dev.slipway.project.Rules;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.Rules.CustomStep;
import dev.slipway.project.words.Durations;
import dev.slipway.project.words.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads checks, custom steps and the guard. */
record RulesReader(Known known) {
    private static final Pattern DISK = Pattern.compile("disk ([1-9]\\d{0,5}) ?(KiB|MiB|GiB|TiB)");
    private static final Pattern CLOCK = Pattern.compile("clock (.+)");
    private static final List<String> CHECKS =
            List.of("clean", "pushed", "variables", "database", "disk 2GiB", "clock 5s");
    private static final List<String> PLACES = List.of(
            "before-prepare", "after-prepare", "before-switch", "after-switch", "before-retire", "after-retire");
    private static final List<String> MODES = List.of("deploy", "redeploy", "rollback");

    Rules read(Mapping file) {
        Optional<Value> checks = file.value("checks");
        Checks read =
                checks.flatMap(value -> value.mapping(RulesReader::checks)).orElse(Checks.NONE);
        return new Rules(
                read.before(),
                read.after(),
                file.value("steps").map(this::steps).orElse(List.of()),
                file.list("guard", Readers::text));
    }

    private record Checks(List<CheckBefore> before, List<CheckAfter> after) {
        private static final Checks NONE = new Checks(List.of(), List.of());
    }

    private static Checks checks(Mapping mapping) {
        return new Checks(
                mapping.list("before", Readers.notYet(RulesReader::lacking, RulesReader::before)),
                mapping.list("after", new AfterReader()::read));
    }

    private static boolean lacking(CheckBefore check) {
        return switch (check) {
            case CheckBefore.Variables(), CheckBefore.DatabaseAnswers() -> true;
            case CheckBefore.Clean(), CheckBefore.Pushed(), CheckBefore.Disk(var _), CheckBefore.Clock(var _) -> false;
        };
    }

    private static Optional<CheckBefore> before(Value value) {
        return Readers.text(value)
                .flatMap(text -> check(text).or(() -> value.refuse(Nearest.complaint("check", text, CHECKS))));
    }

    private static Optional<CheckBefore> check(String text) {
        Matcher disk = DISK.matcher(text);
        if (disk.matches()) {
            return Optional.of(new CheckBefore.Disk(Long.parseLong(disk.group(1)) * unit(disk.group(2))));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Durations.parse(clock.group(1)).map(CheckBefore.Clock::new);
        }
        return switch (text) {
            case "clean" -> Optional.of(new CheckBefore.Clean());
            case "pushed" -> Optional.of(new CheckBefore.Pushed());
            case "variables" -> Optional.of(new CheckBefore.Variables());
            case "database" -> Optional.of(new CheckBefore.DatabaseAnswers());
            default -> Optional.empty();
        };
    }

    private static long unit(String name) {
        return switch (name) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1L << 40;
        };
    }

    private List<CustomStep> steps(Value value) {
        value.notYet();
        return value.list(item -> item.mapping(this::step));
    }

    private CustomStep step(Mapping mapping) {
        List<String> on = mapping.list("on", Readers.known("mode", MODES));
        return new CustomStep(
                mapping.required("name", Readers::text, ""),
                mapping.required("at", Readers.known("place", PLACES), ""),
                mapping.required("run", known.variables()::text, ""),
                on.isEmpty() ? Defaults.STEP_ON : on,
                mapping.required("timeout", Readers::positiveDuration, Duration.ZERO),
                mapping.get("required", Readers::truth, Defaults.STEP_REQUIRED));
    }
}
