package dev.slipway.logs;

import java.util.Optional;

/** What a query asks of a record. */
interface Condition {
    boolean holds(Candidate candidate);

    /** What stands in the bytes of every record of which it holds, unless what ran the program put something around it. */
    default Optional<Needle> needle() {
        return Optional.empty();
    }

    /** These words stand in it. */
    record Says(Words words) implements Condition {
        static Says of(String text) {
            return new Says(new Words(text));
        }

        @Override
        public boolean holds(Candidate candidate) {
            return candidate.has(words);
        }

        @Override
        public Optional<Needle> needle() {
            return words.needle();
        }
    }

    /** This is found in it. */
    record Fits(Expression expression) implements Condition {
        @Override
        public boolean holds(Candidate candidate) {
            return expression.in(candidate.text());
        }

        @Override
        public Optional<Needle> needle() {
            return expression.needle();
        }
    }

    /** The other does not hold. */
    record Not(Condition other) implements Condition {
        @Override
        public boolean holds(Candidate candidate) {
            return !other.holds(candidate);
        }
    }
}
