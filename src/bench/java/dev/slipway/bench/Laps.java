package dev.slipway.bench;

import dev.slipway.bench.Peer.Lap;
import dev.slipway.deploy.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Takes the times of a deployment's parts: a phase ends when its last host has ended it. */
final class Laps implements Consumer<Event> {
    private final long begin = System.nanoTime();
    private final Map<String, Long> ends = new LinkedHashMap<>();

    @Override
    public void accept(Event event) {
        switch (event) {
            case Event.Started _ -> end("plan again");
            case Event.StepStarted _ -> first("lease");
            case Event.StepEnded step -> end(step.phase().name().toLowerCase(Locale.ROOT));
            case Event.Ended _ -> end("end");
            case Event.Resumed _,
                    Event.LeaseWanted _,
                    Event.LeaseLeft _,
                    Event.BatchStarted _,
                    Event.GoingBack _,
                    Event.CancelAsked _,
                    Event.Output _,
                    Event.Progress _,
                    Event.HostAway _ -> {}
        }
    }

    /** This part ends now, or later when it is said again. */
    synchronized void end(String part) {
        ends.put(part, System.nanoTime());
    }

    private synchronized void first(String part) {
        ends.putIfAbsent(part, System.nanoTime());
    }

    /** From the end of one part to that of the next. */
    synchronized List<Lap> list() {
        List<Lap> laps = new ArrayList<>();
        long last = begin;
        for (Map.Entry<String, Long> end : ends.entrySet()) {
            laps.add(new Lap(end.getKey(), (end.getValue() - last) / 1e9));
            last = end.getValue();
        }
        return laps;
    }
}
