package dev.slipway.journal.live;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Head;
import dev.slipway.journal.files.Proposal;
import dev.slipway.journal.files.Span;
import java.util.List;
import java.util.Optional;

/** What two Slipway processes say to each other about the journal. Each question gets one answer. */
sealed interface Message {

    /** From a process that uses the journal to its owner. */
    sealed interface Question extends Message {}

    /** From the owner. */
    sealed interface Answer extends Message {}

    /** Append these. Answered by {@link Entries}. */
    record Append(List<Proposal> proposals) implements Question {}

    /** Answered by {@link Entries}. */
    record Find(Criteria criteria, int limit, long low, long high) implements Question {}

    /** Answered by {@link Entries}. */
    record Range(long low, long high) implements Question {}

    /** Answered by {@link Marks}. */
    record FindMarks(String kind, int limit, Span whole) implements Question {}

    /** Answered by {@link Part}. */
    record Narrow(Criteria criteria, Span whole) implements Question {}

    /** A question without details. */
    record Ask(Matter matter) implements Question {}

    /** Entries, in the order that was asked for. */
    record Entries(List<Entry> entries) implements Answer {}

    /** Marks of entries, newest first. */
    record Marks(List<Mark> marks) implements Answer {}

    /** A part of the trail. */
    record Part(Span span) implements Answer {}

    /** The highest sequence. */
    record Last(long sequence) implements Answer {}

    /** The head that is kept outside the database. */
    record Noted(Optional<Head> head) implements Answer {}

    /** It could not be done. */
    record Failed(Trouble trouble) implements Answer {}

    /** What {@link Ask} asks for. */
    enum Matter {
        /** Answered by {@link Last}. */
        LAST,
        /** Answered by {@link Noted}. */
        NOTED,
        /** Answered by {@link Last}, now and again after each append, until the connection ends. */
        WATCH
    }
}
