package dev.slipway.journal;

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

    /** Looks through the newest entries first and through more and more at a time, until there are enough. */
    @Override
    public List<Entry> find(Query query) {
        List<Entry> found = new ArrayList<>();
        long high = query.before().map(before -> before - 1).orElseGet(() -> desk.call(Backend::last));
        for (int width = FIRST_SEARCH; high > 0 && found.size() < query.limit(); ) {
            long top = high;
            long low = Math.max(0, top - width);
            int rest = query.limit() - found.size();
            found.addAll(desk.call(journal -> journal.find(query.criteria(), rest, low, top)));
            high = low;
            width = Math.min(width * 2, WIDEST_SEARCH);
        }
        return List.copyOf(found);
    }

    @Override
    public List<Entry> of(String subject) {
        return find(Query.newest(Criteria.ALL.withSubject(subject), Integer.MAX_VALUE))
                .reversed();
    }

    @Override
    public Verification verify(LongConsumer progress) throws InterruptedException {
        return new Inspection(desk, AheadLog.in(directory), PAGE).run(progress);
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
