package dev.slipway.promotion.migration;

import dev.slipway.project.Database.Compatible;
import dev.slipway.promotion.migration.MigrationFile.Change;
import dev.slipway.promotion.migration.MigrationFile.Content;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a plan means for the database: the migrations that come with its release.
 *
 * @param told whether the project says which files are migrations
 * @param claim what the release's slipway.yaml says of them
 * @param brought those that run, in this order
 * @param changed those that ran in another form with what is live
 * @param takenBack those of what is live that the release does not have: the database keeps what they did
 * @param unknown why it cannot be told what comes; then there are none
 */
public record Migrations(
        boolean told,
        Compatible claim,
        List<Migration> brought,
        List<Migration> changed,
        List<Migration> takenBack,
        Optional<String> unknown) {
    /** Of a project that does not say which files are migrations. */
    public static final Migrations NONE =
            new Migrations(false, Compatible.UNKNOWN, List.of(), List.of(), List.of(), Optional.empty());

    public Migrations {
        brought = List.copyOf(brought);
        changed = List.copyOf(changed);
        takenBack = List.copyOf(takenBack);
    }

    /** Where it cannot be told, for this reason, what comes. */
    public static Migrations unknown(Compatible claim, String why) {
        return new Migrations(true, claim, List.of(), List.of(), List.of(), Optional.of(why));
    }

    /** Judges what differs. A way back is told with the migration that it takes back, and is not judged. */
    public static Migrations of(List<MigrationFile> files, Compatible claim) {
        Judging judging = new Judging(files);
        return new Migrations(
                true,
                claim,
                judging.those(file -> file.change() == Change.NEW
                        || (file.change() == Change.CHANGED && Names.repeatable(file.path()))),
                judging.those(file -> file.change() == Change.CHANGED && !Names.repeatable(file.path())),
                judging.those(file -> file.change() == Change.GONE),
                Optional.empty());
    }

    /** Whether a file of this path runs only on the way back, by the conventions of the tools that run migrations. */
    public static boolean isWayBack(String path) {
        return Names.wayBack(path);
    }

    /** How many migrations differ. */
    public int count() {
        return brought.size() + changed.size() + takenBack.size();
    }

    private record Judging(List<MigrationFile> files) {
        List<Migration> those(Predicate<MigrationFile> wanted) {
            Set<String> made = new HashSet<>();
            return files.stream()
                    .filter(wanted)
                    .filter(file -> !isWayBack(file.path()) || alone(file))
                    .sorted((one, other) -> Names.IN_ORDER.compare(one.path(), other.path()))
                    .map(file -> judged(file, made))
                    .toList();
        }

        private Migration judged(MigrationFile file, Set<String> made) {
            Optional<String> beside = files.stream()
                    .map(MigrationFile::path)
                    .filter(path -> isWayBack(path) && Names.leadsBackFrom(path, file.path()))
                    .findFirst();
            return switch (file.content()) {
                case Content.Hidden(var why) -> new Migration(file.path(), "", beside, Optional.of(why), List.of());
                case Content.Text(var text)
                when !Names.sql(file.path()) ->
                    new Migration(file.path(), text, beside, Optional.of("it is not SQL"), List.of());
                case Content.Text(var text)
                when isWayBack(file.path()) ->
                    new Migration(
                            file.path(),
                            text,
                            beside,
                            Optional.of("by its name it runs only on the way back"),
                            List.of());
                case Content.Text(var text) -> sql(file.path(), Sections.of(text), beside, made);
            };
        }

        private Migration sql(String path, Sections sections, Optional<String> beside, Set<String> made) {
            Findings findings = new Findings(made);
            new Judge(findings, sections.inTransaction()).judge(sections.forward());
            return new Migration(
                    path,
                    sections.forward(),
                    beside.or(() -> within(sections.back())),
                    Optional.empty(),
                    findings.warnings());
        }

        /** Whether no migration differs that this way back is the way back of. */
        private boolean alone(MigrationFile back) {
            return files.stream().noneMatch(file -> Names.leadsBackFrom(back.path(), file.path()));
        }

        private static Optional<String> within(OptionalInt line) {
            return line.isPresent() ? Optional.of("from line " + line.getAsInt()) : Optional.empty();
        }
    }
}
