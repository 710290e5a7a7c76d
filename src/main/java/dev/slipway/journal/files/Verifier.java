package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.release.Digest;
import java.util.Optional;

/** Checks entry after entry that each follows from the one before it. */
final class Verifier {
    private Head head;

    private Verifier(Head head) {
        this.head = head;
    }

    /** Begins behind this head. */
    static Verifier from(Head head) {
        return new Verifier(head);
    }

    /** What is wrong with the next entry, in one sentence; empty if nothing is, and then it is the new head. */
    Optional<String> check(Entry entry) {
        return check(entry, EntryForm.hash(entry));
    }

    /** The same where the hash that the entry must have was computed already. */
    Optional<String> check(Entry entry, Digest computed) {
        Optional<String> fault = fault(entry, computed);
        if (fault.isEmpty()) {
            head = Head.of(entry);
        }
        return fault;
    }

    /** The last entry that was right. */
    Head head() {
        return head;
    }

    private Optional<String> fault(Entry entry, Digest computed) {
        long expected = head.sequence() + 1;
        if (entry.sequence() > expected) {
            return Optional.of("Entry %d is missing".formatted(expected));
        }
        if (entry.sequence() < expected) {
            return Optional.of("Entry %d stands there without belonging to the trail".formatted(entry.sequence()));
        }
        if (!entry.hash().equals(computed)) {
            return Optional.of("Entry %d was changed: its content does not give its hash".formatted(expected));
        }
        if (!entry.previous().equals(head.hash())) {
            return Optional.of("Entry %d does not follow from entry %d: it names another one as the one before it"
                    .formatted(expected, expected - 1));
        }
        return Optional.empty();
    }
}
