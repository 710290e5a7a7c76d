package dev.slipway.cli;

import dev.slipway.app.words.MigrationText;
import dev.slipway.promotion.migration.Migration;
import dev.slipway.promotion.migration.Migrations;
import java.util.List;
import java.util.Locale;

/** What a plan means for the database, as text: the migrations with their SQL, and what is to be feared of them. */
final class MigrationPrinter {
    /** What is longer is cut: git has the rest. */
    private static final int LINES = 30;

    /** Of how many migrations the SQL is shown; a first deployment may bring hundreds. */
    private static final int IN_FULL = 20;

    private final Terminal terminal;

    MigrationPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints nothing for a project that does not say which files are migrations. */
    void print(Migrations migrations) {
        if (!migrations.told()) {
            return;
        }
        migrations.unknown().ifPresent(why -> terminal.line(Line.ofBad("which migrations come is unknown: " + why)));
        if (migrations.count() == 0 && migrations.unknown().isEmpty()) {
            terminal.line("no migrations");
        }
        MigrationText.brought(migrations).ifPresent(terminal::line);
        all(migrations.brought(), true);
        MigrationText.contradiction(migrations).map(Line::ofBad).ifPresent(terminal::line);
        MigrationText.claim(migrations).map(Line::ofBad).ifPresent(terminal::line);
        MigrationText.changed(migrations).map(Line::ofBad).ifPresent(terminal::line);
        all(migrations.changed(), false);
        MigrationText.takenBack(migrations).map(Line::ofBad).ifPresent(terminal::line);
        all(migrations.takenBack(), false);
    }

    private void all(List<Migration> migrations, boolean withText) {
        boolean shown = withText && migrations.size() <= IN_FULL;
        for (Migration migration : migrations) {
            terminal.line("  " + migration.path());
            if (shown) {
                text(migration.text());
            }
            migration
                    .warnings()
                    .forEach(warning -> terminal.line(Line.of("    ").bad(MigrationText.warning(warning))));
            MigrationText.remarks(migration)
                    .forEach(remark -> terminal.line(Line.of("    ").plain(remark)));
        }
        if (withText && !shown) {
            terminal.line("  (their SQL is not shown: there are too many)");
        }
    }

    /** With the numbers of the lines; empty ones are left out. */
    private void text(String text) {
        List<String> lines = text.lines().toList();
        int printed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (printed == LINES) {
                terminal.line("         … " + (lines.size() - i) + " more lines");
                return;
            }
            printed++;
            terminal.line(Line.of("    ")
                    .muted(String.format(Locale.ROOT, "%4d ", i + 1))
                    .plain(lines.get(i).stripTrailing()));
        }
    }
}
