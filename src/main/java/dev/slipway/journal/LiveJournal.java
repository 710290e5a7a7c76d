package dev.slipway.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** The journal of a directory, whoever owns it at the moment. Long work is done in pages, so that appends go in between. */
final class LiveJournal implements Journal {
    private static final int PAGE = 5_000;
    private static final int FIRST_SEARCH = 2_000;
    private static final int WIDEST_SEARCH = 64_000;

    private final Desk desk;
    private final Bells bells;
    private final Supplier<UUID> ids;

    LiveJournal(Desk desk, Bells bells, Supplier<UUID> ids) {
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
            Query rest = query.withLimit(query.limit() - found.size());
            found.addAll(desk.call(journal -> journal.find(rest, low, top)));
            high = low;
            width = Math.min(width * 2, WIDEST_SEARCH);
        }
        return List.copyOf(found);
    }

    @Override
    public List<Entry> of(String subject) {
        return find(Query.newest(Integer.MAX_VALUE).withSubject(subject)).reversed();
    }

    @Override
    public Verification verify(LongConsumer progress) throws InterruptedException {
        return new Inspection(desk, PAGE).run(progress);
    }

    @Override
    public long export(Path file) {
        try (BufferedWriter out =
                Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return write(out);
        } catch (FileAlreadyExistsException e) {
            throw new JournalException("%s exists already; choose another name".formatted(file), e);
        } catch (IOException e) {
            throw new JournalException("The journal could not be written to %s: %s".formatted(file, e), e);
        }
    }

    private long write(BufferedWriter out) throws IOException {
        long last = desk.call(Backend::last);
        long count = 0;
        for (long at = 0; at < last; at += PAGE) {
            long low = at;
            long high = Math.min(last, at + PAGE);
            for (Entry entry : desk.call(journal -> journal.range(low, high))) {
                out.write(EntryForm.line(entry));
                out.write('\n');
                count++;
            }
        }
        return count;
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
