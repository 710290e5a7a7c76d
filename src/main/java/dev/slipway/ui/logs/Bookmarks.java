package dev.slipway.ui.logs;

import dev.slipway.logs.Rows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows that a person keeps in mind. */
final class Bookmarks {
    private final Set<Long> ids = new LinkedHashSet<>();

    boolean contains(long id) {
        return ids.contains(id);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Keeps a row, or lets go of it. */
    void toggle(long id) {
        if (!ids.remove(id)) {
            ids.add(id);
        }
    }

    void clear() {
        ids.clear();
    }

    /** Where they are among these rows, from the first. */
    List<Integer> places(Rows rows) {
        return ids.stream()
                .map(rows::placeOf)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** The next one after this place, or before it; around from the other end where there is none. */
    Optional<Integer> from(Rows rows, int place, boolean next) {
        List<Integer> places = places(rows);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        return next
                ? places.stream().filter(at -> at > place).findFirst().or(() -> Optional.of(places.getFirst()))
                : places.reversed().stream()
                        .filter(at -> at < place)
                        .findFirst()
                        .or(() -> Optional.of(places.getLast()));
    }
}
