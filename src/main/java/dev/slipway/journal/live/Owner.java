package dev.slipway.journal.live;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Head;
import dev.slipway.journal.files.Proposal;
import dev.slipway.journal.files.Span;
import dev.slipway.journal.files.Trail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The journal in this process, which holds the lock on it and serves the others. */
final class Owner implements Backend {
    private final Claim claim;
    private final Trail trail;
    private final Server server;
    private final Bells bells;
    private boolean unheard;

    Owner(Claim claim, Trail trail, Server server, Bells bells) {
        this.claim = claim;
        this.trail = trail;
        this.server = server;
        this.bells = bells;
    }

    @Override
    public List<Entry> append(List<Proposal> proposals) {
        List<Entry> entries = trail.append(proposals);
        unheard = true;
        return entries;
    }

    /** Who listens reads what was appended, so that is told when the database has it. */
    @Override
    public void index() {
        try {
            trail.index();
        } finally {
            if (unheard) {
                unheard = false;
                bells.ring();
            }
        }
    }

    @Override
    public List<Entry> find(Criteria criteria, int limit, long low, long high) {
        return trail.find(criteria, limit, low, high);
    }

    @Override
    public List<Mark> marks(String kind, int limit, Span whole) {
        return trail.marks(kind, limit, whole);
    }

    @Override
    public Span span(Criteria criteria, Span whole) {
        return trail.span(criteria, whole);
    }

    @Override
    public List<Entry> range(long low, long high) {
        return trail.range(low, high);
    }

    @Override
    public long last() {
        return trail.last();
    }

    @Override
    public Optional<Head> noted() {
        return trail.noted();
    }

    /** First the others are sent away, then the files are closed, and only then the lock is given back. */
    @Override
    public void close() {
        try (claim;
                trail;
                server) {
            bells.ring();
        } catch (IOException e) {
            throw new JournalException(Trouble.unclosed(e), e);
        }
    }
}
