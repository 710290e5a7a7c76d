package dev.slipway.journal.live;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Query;
import dev.slipway.journal.Verification;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Inspection;
import dev.slipway.journal.files.Proposal;
import dev.slipway.journal.files.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** The journal of a directory, whoever owns it at the moment. Long work is done in pages, so that appends go in between. */
final class LiveJournal implements Journal {
    private static final int PAGE = 1_000;
    private static final int FIRST_SEARCH = 2_000;
    private static final int WIDEST_SEARCH = 64_000;

    private final Path directory;
    private final Desk desk;
    private final Bells bells;
    private final Supplier<UUID> ids;

    LiveJournal(Path directory, Desk desk, Bells bells, Supplier<UUID> ids) {
        this.directory = directory;
        this.desk = desk;
        this.bells = bells;
        this.ids = ids;
    }

    @Override
    public void awaitOpen() {
        desk.awaitOpen();
    }

    @Override
    public Entry append(Draft draft) {
        Actor actor = draft.actor();
        Draft clean = new Draft(
                new Actor(wellFormed(actor.user()), wellFormed(actor.machine()), wellFormed(actor.identity())),
                wellFormed(draft.kind()),
                wellFormed(draft.subject()),
                wellFormed(draft.body()));
        return desk.append(List.of(new Proposal(ids.get(), clean))).getFirst();
    }

    /** Half a surrogate pair has no UTF-8 form, so no hash could hold it. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * Looks through the newest entries first and through more and more at a time, until there are enough. What is rare
     * among the newest is looked for only where its time can be.
     */
    @Override
    public List<Entry> find(Query query) {
        Criteria criteria = query.criteria();
        long top = query.before().map(before -> before - 1).orElseGet(() -> desk.call(Backend::last));
        Span rest = new Span(0, top);
        List<Entry> found = new ArrayList<>();
        for (int width = FIRST_SEARCH; rest.high() > rest.low() && found.size() < query.limit(); ) {
            Span window = new Span(Math.max(rest.low(), rest.high() - width), rest.high());
            int wanted = query.limit() - found.size();
            found.addAll(desk.call(journal -> journal.find(criteria, wanted, window.low(), window.high())));
            Span older = new Span(rest.low(), window.low());
            rest = width == FIRST_SEARCH && found.size() < query.limit()
                    ? desk.call(journal -> journal.span(criteria, older))
                    : older;
            width = Math.min(width * 2, WIDEST_SEARCH);
        }
        return List.copyOf(found);
    }

    @Override
    public List<Mark> marks(String kind, long sequence) {
        List<Mark> all = new ArrayList<>();
        Span rest = new Span(sequence, desk.call(Backend::last));
        while (rest.high() > rest.low()) {
            Span whole = rest;
            List<Mark> page = desk.call(journal -> journal.marks(kind, PAGE, whole));
            all.addAll(page);
            rest = new Span(
                    sequence, page.size() < PAGE ? sequence : page.getLast().sequence() - 1);
        }
        return List.copyOf(all);
    }

    @Override
    public List<Entry> of(String subject) {
        return find(Query.newest(Criteria.ALL.withSubject(subject), Integer.MAX_VALUE))
                .reversed();
    }

    @Override
    public Verification verify(LongConsumer progress) throws InterruptedException {
        return new Inspection(desk, directory, PAGE).run(progress);
    }

    @Override
    public long export(Export export, LongConsumer progress) throws InterruptedException {
        return new Exporting(desk, PAGE).run(export, progress);
    }

    @Override
    public AutoCloseable listen(Runnable listener) {
        return Listening.start(bells.hang(), listener);
    }

    @Override
    public void close() {
        desk.close();
    }
}
