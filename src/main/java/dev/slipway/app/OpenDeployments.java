package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deployments of this process: their state as it grows, the last lines of their output, and who listens. */
final class OpenDeployments {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDeployments.class);
    private static final int LINES = 10_000;

    /** How many ended ones are kept with their output; of older ones the journal tells. */
    private static final int ENDED = 20;

    private final Map<String, DeploymentState> states = new ConcurrentHashMap<>();
    private final Map<String, ArrayDeque<Event.Output>> output = new ConcurrentHashMap<>();
    private final ArrayDeque<String> ended = new ArrayDeque<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /** Takes in an event that was recorded where it must be, and tells the listeners, who hear one at a time. */
    synchronized void accept(Event event) {
        switch (event) {
            case Event.Started started -> states.put(started.deployment(), DeploymentState.of(started));
            case Event.Output line -> keep(line);
            default -> states.computeIfPresent(event.deployment(), (_, state) -> state.after(event));
        }
        if (event instanceof Event.Ended end) {
            keep(end);
        }
        listeners.forEach(listener -> tell(listener, event));
    }

    /** Goes on with a deployment as far as it came. */
    void resume(DeploymentState state) {
        states.put(state.started().deployment(), state);
    }

    /** Someone else may go on with it: the journal tells how. */
    void forget(String id) {
        states.remove(id);
    }

    Optional<DeploymentState> state(String id) {
        return Optional.ofNullable(states.get(id));
    }

    List<Event.Output> output(String id) {
        ArrayDeque<Event.Output> lines = output.getOrDefault(id, new ArrayDeque<>());
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    Workspace.Listening listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whoever listens never changes how a deployment ends. */
    private static void tell(Consumer<Event> listener, Event event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on {}", event, e);
        }
    }

    private void keep(Event.Ended end) {
        ended.remove(end.deployment());
        ended.addLast(end.deployment());
        if (ended.size() > ENDED) {
            String oldest = ended.removeFirst();
            states.remove(oldest);
            output.remove(oldest);
        }
    }

    private void keep(Event.Output line) {
        ArrayDeque<Event.Output> lines = output.computeIfAbsent(line.deployment(), _ -> new ArrayDeque<>());
        synchronized (lines) {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }
}
