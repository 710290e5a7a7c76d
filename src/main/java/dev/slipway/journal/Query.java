package dev.slipway.journal;

import java.util.Optional;

/**
 * A page of the trail, newest entry first.
 *
 * @param criteria which entries
 * @param before only entries with a smaller sequence: for the next page
 * @param limit at most this many
 */
public record Query(Criteria criteria, Optional<Long> before, int limit) {

    /** The newest entries of all kinds. */
    public static Query newest(int limit) {
        return newest(Criteria.ALL, limit);
    }

    /** The newest of these entries. */
    public static Query newest(Criteria criteria, int limit) {
        return new Query(criteria, Optional.empty(), limit);
    }
}
