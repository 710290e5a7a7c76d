package dev.slipway.journal.files;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Mark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The trail as one thread at a time sees it: the files themselves, or the process that owns them. Every answer is
 * bounded, so that a long search or check never keeps an append waiting for long. An {@link IOException} means that the
 * owner is gone and that the same may be asked of the next one.
 */
public interface Backend extends AutoCloseable {
    /** Appends these, except those that were appended before, and returns the entries of all of them, on disk, in order. */
    List<Entry> append(List<Proposal> proposals) throws IOException;

    /** Gives the database what was appended: every question does that first, so that it only saves them waiting. */
    void index() throws IOException;

    /** The entries with a sequence above {@code low} and up to {@code high} that match, newest first, at most so many. */
    List<Entry> find(Criteria criteria, int limit, long low, long high) throws IOException;

    /** The marks of the entries of {@code whole} that are of exactly this kind, newest first, at most so many. */
    List<Mark> marks(String kind, int limit, Span whole) throws IOException;

    /** The smallest part of {@code whole} that holds all of its entries that are of the wanted time. */
    Span span(Criteria criteria, Span whole) throws IOException;

    /** The entries with a sequence above {@code low} and up to {@code high}, oldest first. */
    List<Entry> range(long low, long high) throws IOException;

    /** The highest sequence in the database, 0 if there is none. */
    long last() throws IOException;

    /** The head that is kept outside the database, if it is there and readable. */
    Optional<Head> noted() throws IOException;

    /** Lets go of it. */
    @Override
    void close();
}
