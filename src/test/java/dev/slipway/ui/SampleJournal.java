package dev.slipway.ui;

import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import java.util.List;
import java.util.function.LongConsumer;

/** A trail of these entries, newest first, and what checking it gives. It cannot be written. */
public record SampleJournal(List<Entry> entries, Verification verification) implements Journal {

    @Override
    public Entry append(Draft draft) {
        throw new JournalException("The disk is full.");
    }

    @Override
    public List<Entry> find(Query query) {
        return entries.stream()
                .filter(entry -> query.criteria()
                        .kind()
                        .map(kind -> entry.kind().equals(kind) || entry.kind().startsWith(kind + "."))
                        .orElse(true))
                .filter(entry -> query.criteria()
                        .environment()
                        .map(environment -> entry.subject().equals(environment)
                                || entry.subject().startsWith(environment + "-"))
                        .orElse(true))
                .filter(entry ->
                        query.before().map(before -> entry.sequence() < before).orElse(true))
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<Entry> of(String subject) {
        return entries.reversed().stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
    }

    @Override
    public Verification verify(LongConsumer progress) {
        progress.accept(entries.size());
        return verification;
    }

    @Override
    public long export(Export export, LongConsumer progress) {
        return entries.size();
    }

    @Override
    public AutoCloseable listen(Runnable listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
