package dev.slipway.logs.source;

import dev.slipway.json.JsonDocument;
import dev.slipway.logs.LogState;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.DockerEngine;
import dev.slipway.ssh.EngineAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a container writes, and those that take its place under its name. */
final class ContainerReading implements Reading {
    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int OK = 200;

    /** There is none of this name, or it is being removed. */
    private static final Set<Integer> GONE = Set.of(404, 409);

    private final Sought sought;
    private final Hearing hearing;
    private final String socket;
    private final int first;
    private final SeenLines seen = new SeenLines();
    private Optional<String> id = Optional.empty();
    private boolean awaited;
    private boolean broken;

    /** Which container it is at this moment. */
    interface Sought {
        /** What the engine knows it by; empty where there is none. */
        Optional<String> id(DockerEngine engine) throws IOException, InterruptedException, Unreadable;

        /** How people call it. */
        String words();

        /** The one of a name. */
        static Sought named(String name) {
            return new Sought() {
                @Override
                public Optional<String> id(DockerEngine engine) {
                    return Optional.of(name);
                }

                @Override
                public String words() {
                    return name;
                }
            };
        }
    }

    /**
     * @param socket where the engine listens
     * @param first how many lines at first
     */
    ContainerReading(Sought sought, Hearing hearing, String socket, int first) {
        this.sought = sought;
        this.hearing = hearing;
        this.socket = socket;
        this.first = first;
    }

    private record Container(String id, boolean running, boolean terminal) {}

    @Override
    public List<Hearing> logs() {
        return List.of(hearing);
    }

    @Override
    public void over(Connection connection) throws IOException, InterruptedException, Unreadable {
        boolean resuming = broken;
        broken = true; // whatever ends it: what is written after that is not heard
        follow(new DockerEngine(connection, socket), resuming);
    }

    private void follow(DockerEngine engine, boolean afterBreak) throws IOException, InterruptedException, Unreadable {
        boolean resuming = afterBreak;
        while (true) {
            Optional<Container> found = find(engine);
            if (found.isEmpty()) {
                resuming = false;
                awaited = true;
                hearing.awaited("there is no container " + sought.words());
            } else {
                hearing.heard();
                hearing.resumed("connection lost");
                if (!id.equals(Optional.of(found.get().id())) && id.isPresent()) {
                    replaced(resuming);
                }
                id = Optional.of(found.get().id());
                read(engine, found.get());
                resuming = false;
            }
            Thread.sleep(LOOK);
        }
    }

    /** What the last one wrote at its end is lost where nobody listened then. */
    private void replaced(boolean unheard) {
        if (unheard) {
            hearing.missing("the container was replaced");
        }
        hearing.endLine();
        seen.forget();
        awaited = true;
    }

    private Optional<Container> find(DockerEngine engine) throws IOException, InterruptedException, Unreadable {
        Optional<String> known = sought.id(engine);
        return known.isEmpty() ? Optional.empty() : inspect(engine, known.get());
    }

    private Optional<Container> inspect(DockerEngine engine, String known)
            throws IOException, InterruptedException, Unreadable {
        try (EngineAnswer answer = engine.get("/containers/" + known + "/json", limits())) {
            if (GONE.contains(answer.status())) {
                return Optional.empty();
            }
            String text = answer.text();
            require(answer, text);
            JsonDocument container = JsonDocument.parse(text)
                    .orElseThrow(
                            () -> new IOException("The Docker engine tells of " + sought.words() + " what is no JSON"));
            return Optional.of(new Container(
                    text(container, "Id"), truth(container, "State", "Running"), truth(container, "Config", "Tty")));
        }
    }

    /** What there is already, and then what comes. */
    private void read(DockerEngine engine, Container container) throws IOException, InterruptedException, Unreadable {
        Strands strands = new Strands(hearing);
        DockerFrames frames = new DockerFrames(seen, strands);
        try {
            logs(engine, container, frames, false);
            hearing.caughtUp();
            if (container.running()) {
                hearing.state(new LogState.Following());
                logs(engine, container, frames, true);
            }
        } finally {
            strands.end();
        }
        if (!container.running()) {
            hearing.state(new LogState.Waiting("the container " + sought.words() + " does not run"));
        }
    }

    private void logs(DockerEngine engine, Container container, DockerFrames frames, boolean follow)
            throws IOException, InterruptedException, Unreadable {
        String range = seen.since()
                .map(time -> "&since=" + seconds(Instant.parse(time)))
                .orElse(awaited ? "" : "&tail=" + first);
        awaited = true;
        seen.replay();
        String path = "/containers/" + container.id() + "/logs?stdout=1&stderr=1&timestamps=1" + range
                + (follow ? "&follow=1" : "");
        try (EngineAnswer answer = engine.get(path, limits())) {
            if (GONE.contains(answer.status())) {
                return;
            }
            if (answer.status() != OK) {
                require(answer, answer.text());
            }
            frames.read(answer.body(), container.terminal());
        }
    }

    private static String seconds(Instant time) {
        return time.getEpochSecond() + ".%09d".formatted(time.getNano());
    }

    private void require(EngineAnswer answer, String text) throws Unreadable {
        if (answer.status() != OK) {
            String said = JsonDocument.parse(text)
                    .flatMap(json -> json.at("message"))
                    .flatMap(JsonDocument::string)
                    .orElse(text);
            throw new Unreadable(
                    "The Docker engine does not give the log of " + sought.words() + ": " + said,
                    "Look at the container's logging driver: json-file, local and journald can be read.");
        }
    }

    private static String text(JsonDocument json, String key) {
        return json.at(key).flatMap(JsonDocument::string).orElse("");
    }

    private static boolean truth(JsonDocument json, String key, String inner) {
        return json.at(key)
                .flatMap(found -> found.at(inner))
                .map(JsonDocument::text)
                .filter("true"::equals)
                .isPresent();
    }

    private static ChannelLimits limits() {
        return ChannelLimits.opening(OPENING);
    }
}
