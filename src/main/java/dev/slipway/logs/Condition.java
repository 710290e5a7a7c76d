package dev.slipway.logs;

import java.util.List;
import java.util.Optional;

/** What a query asks of a record. */
interface Condition {
    boolean holds(Candidate candidate);

    /** What stands in the bytes of every record of which it holds, unless what ran the program put something around it. */
    default Optional<Needle> needle() {
        return Optional.empty();
    }

    /** What of a text a person would see it by. */
    default List<Stretch> places(String text) {
        return List.of();
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

        @Override
        public List<Stretch> places(String text) {
            return words.places(text);
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

        @Override
        public List<Stretch> places(String text) {
            return expression.places(text);
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
