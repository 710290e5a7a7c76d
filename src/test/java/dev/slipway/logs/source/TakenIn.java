package dev.slipway.logs.source;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a log, kept whole. */
final class TakenIn implements Intake {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Object, Gap> gaps = new LinkedHashMap<>();
    private final List<LogState> states = new ArrayList<>();

    @Override
    public synchronized void bytes(byte[] buffer, int from, int count) {
        bytes.write(buffer, from, count);
    }

    @Override
    public synchronized void gap(Gap gap) {
        gaps.put(gap.from(), gap);
    }

    @Override
    public synchronized void state(LogState state) {
        states.add(state);
    }

    synchronized byte[] all() {
        return bytes.toByteArray();
    }

    synchronized int size() {
        return bytes.size();
    }

    String text() {
        return new String(all(), StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    synchronized Collection<Gap> gaps() {
        return List.copyOf(gaps.values());
    }

    synchronized List<LogState> states() {
        return List.copyOf(states);
    }

    synchronized Optional<LogState> state() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
    }

    boolean follows() {
        return state().filter(LogState.Following.class::isInstance).isPresent();
    }

    boolean waits() {
        return state().filter(LogState.Waiting.class::isInstance).isPresent();
    }

    boolean lost() {
        return state().filter(LogState.Lost.class::isInstance).isPresent();
    }
}
