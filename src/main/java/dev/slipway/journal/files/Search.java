package dev.slipway.journal.files;

import dev.slipway.journal.Criteria;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Criteria as SQL.
 *
 * @param kinds those that are wanted, where the criteria name one
 */
record Search(Criteria criteria, List<String> kinds) {

    /** The entries above {@code low} and up to {@code high} that match, newest first and at most {@code limit}. */
    Query prepared(Handle handle, long low, long high, int limit) {
        Query select = handle.createQuery("SELECT * FROM entry WHERE " + String.join(" AND ", conditions())
                        + " ORDER BY sequence DESC LIMIT :limit")
                .bind("low", low)
                .bind("high", high)
                .bind("limit", limit);
        if (!kinds.isEmpty()) {
            select.bindList("kinds", kinds);
        }
        criteria.environment().ifPresent(environment -> select.bind("environment", environment));
        criteria.subject().ifPresent(subject -> select.bind("subject", subject));
        criteria.since().ifPresent(since -> select.bind("since", since.atOffset(ZoneOffset.UTC)));
        criteria.until().ifPresent(until -> select.bind("until", until.atOffset(ZoneOffset.UTC)));
        criteria.actor().ifPresent(actor -> select.bind("actor", actor.toLowerCase(Locale.ROOT)));
        criteria.text().ifPresent(text -> select.bind("text", text.toLowerCase(Locale.ROOT)));
        return select;
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>(List.of("sequence > :low", "sequence <= :high"));
        if (!kinds.isEmpty()) {
            conditions.add("kind IN (<kinds>)");
        }
        criteria.environment().ifPresent(_ -> conditions.add("environment = :environment"));
        criteria.subject().ifPresent(_ -> conditions.add("subject = :subject"));
        criteria.since().ifPresent(_ -> conditions.add("at >= :since"));
        criteria.until().ifPresent(_ -> conditions.add("at < :until"));
        criteria.actor().ifPresent(_ -> conditions.add(contains("actor", "user_name", "machine", "identity")));
        criteria.text()
                .ifPresent(_ -> conditions.add(
                        contains("text", "body", "kind", "subject", "user_name", "machine", "identity")));
        return conditions;
    }

    private static String contains(String parameter, String... columns) {
        List<String> places = new ArrayList<>();
        for (String column : columns) {
            places.add("LOCATE(:" + parameter + ", LOWER(" + column + ")) > 0");
        }
        return "(" + String.join(" OR ", places) + ")";
    }
}
