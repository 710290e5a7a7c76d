package dev.slipway.bench;

import dev.slipway.deploy.Event;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connection.Traffic;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Takes what crosses open connections from now until a deployment has its verdict. */
final class Wire implements Consumer<Event> {
    private final List<Connection> links;
    private final List<Traffic> before;
    private volatile List<Traffic> after = List.of();

    Wire(List<Connection> links) {
        this.links = links;
        this.before = now();
    }

    private List<Traffic> now() {
        return links.stream().map(Connection::traffic).toList();
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Ended) {
            after = now();
        }
    }

    /** For each connection, in their order. */
    List<Traffic> list() {
        return IntStream.range(0, after.size())
                .mapToObj(i -> between(before.get(i), after.get(i)))
                .toList();
    }

    private static Traffic between(Traffic before, Traffic after) {
        return new Traffic(
                after.sent() - before.sent(),
                after.received() - before.received(),
                after.roundTrips() - before.roundTrips());
    }
}
