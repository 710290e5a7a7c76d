package dev.slipway.cli;

import dev.slipway.app.ChangedSettings;
import dev.slipway.app.ChecksSeen;
import dev.slipway.app.Coming;
import dev.slipway.app.FailureNote;
import dev.slipway.app.Passport;
import dev.slipway.app.words.CheckWords;
import dev.slipway.app.words.NoteText;
import dev.slipway.app.words.PassportText;
import dev.slipway.app.words.PassportText.Tone;
import dev.slipway.app.words.SettingsText;
import dev.slipway.app.words.Words;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a plan brings besides commits and files, as text. */
final class ComingPrinter {
    private final Terminal terminal;

    ComingPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Coming coming) {
        new MigrationPrinter(terminal).print(coming.migrations());
        settings(coming.settings());
        passport(coming.passport());
        notes(coming.notes());
    }

    private void passport(Passport passport) {
        terminal.line("passport:");
        List<PassportText.Line> stays = PassportText.stays(
                passport, time -> time.truncatedTo(ChronoUnit.SECONDS).toString());
        Stream.of(stays, PassportText.files(passport), checks(passport))
                .flatMap(List::stream)
                .forEach(this::known);
    }

    private void notes(List<FailureNote> notes) {
        if (!notes.isEmpty()) {
            terminal.line(Line.ofBad("what went wrong before:"));
        }
        for (FailureNote note : notes) {
            String when = note.at().truncatedTo(ChronoUnit.SECONDS).toString();
            terminal.line(Line.of("  ")
                    .muted(NoteText.title(note) + " " + when + ", " + note.by() + ": ")
                    .plain(note.text().replaceAll("\\s+", " ")));
        }
    }

    private static List<PassportText.Line> checks(Passport passport) {
        return passport
                .checks()
                .filter(ChecksSeen.Told.class::isInstance)
                .map(seen -> CheckWords.sum(((ChecksSeen.Told) seen).checks()))
                .map(sum -> new PassportText.Line(Tone.PLAIN, "Checks", sum))
                .stream()
                .toList();
    }

    private void known(PassportText.Line known) {
        Line about = Line.of("  ").muted(String.format(Locale.ROOT, "%-10s ", known.about()));
        terminal.line(
                switch (known.tone()) {
                    case GOOD -> about.good(known.text());
                    case PLAIN -> about.plain(known.text());
                    case DOUBTFUL, BAD -> about.bad(known.text());
                });
    }

    private void settings(ChangedSettings settings) {
        settings.unknown().ifPresent(why -> terminal.line(Line.ofBad("what is set otherwise is unknown: " + why)));
        List<SettingsText.Line> lines = SettingsText.lines(settings);
        if (!lines.isEmpty()) {
            terminal.line(Words.count(lines.size(), "setting") + (lines.size() == 1 ? " differs:" : " differ:"));
        }
        for (SettingsText.Line line : lines) {
            terminal.line(Line.of("  ")
                    .muted(String.format(Locale.ROOT, "%-10s", line.area().title()))
                    .plain(line.name() + ": " + line.change()));
        }
    }
}
