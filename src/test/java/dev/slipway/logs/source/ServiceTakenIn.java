package dev.slipway.logs.source;

import dev.slipway.logs.Intake;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What came of the containers of a service, by the names of their logs. */
final class ServiceTakenIn {
    private final Map<String, TakenIn> logs = new ConcurrentHashMap<>();

    Intake made(String name) {
        TakenIn taken = new TakenIn();
        logs.put(name, taken);
        return taken;
    }

    Set<String> names() {
        return Set.copyOf(logs.keySet());
    }

    Collection<TakenIn> all() {
        return logs.values();
    }

    /** One that says nothing where there is none of this name. */
    TakenIn log(String name) {
        return logs.getOrDefault(name, new TakenIn());
    }
}
