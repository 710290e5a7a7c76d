package dev.slipway.logs.source;

import dev.slipway.json.JsonDocument;
import dev.slipway.project.Watching.Origin;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.DockerEngine;
import dev.slipway.ssh.EngineAnswer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The containers of a service, as Docker Compose labels them (github.com/docker/compose, pkg/api/labels.go). */
final class ComposeService {
    private static final String LABEL = "com.docker.compose.";
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final Origin.Service service;

    ComposeService(Origin.Service service) {
        this.service = service;
    }

    /**
     * What the containers of a service are told apart by, also after they are made anew.
     *
     * @param number from 1
     */
    record Place(String project, int number) {}

    private record Found(String id, Place place, boolean running, long created) {}

    String name() {
        return service.name();
    }

    /** Those that there are now, also ones that do not run; in order. */
    List<Place> places(DockerEngine engine) throws IOException, InterruptedException, Unreadable {
        return containers(engine)
                .map(Found::place)
                .distinct()
                .sorted(Comparator.comparing(Place::project).thenComparingInt(Place::number))
                .toList();
    }

    /** The one at a place: of an old and a new one the one that runs, or the newest. */
    ContainerReading.Sought at(Place place) {
        return new ContainerReading.Sought() {
            @Override
            public Optional<String> id(DockerEngine engine) throws IOException, InterruptedException, Unreadable {
                return containers(engine)
                        .filter(found -> found.place().equals(place))
                        .max(Comparator.comparing(Found::running).thenComparingLong(Found::created))
                        .map(Found::id);
            }

            @Override
            public String words() {
                return place.number() + " of the service " + service.name();
            }
        };
    }

    private Stream<Found> containers(DockerEngine engine) throws IOException, InterruptedException, Unreadable {
        String labels = Stream.concat(
                        Stream.of(LABEL + "service=" + service.name()),
                        service.project().stream().map(project -> LABEL + "project=" + project))
                .map(label -> '"' + label + '"')
                .collect(Collectors.joining(","));
        String filters = URLEncoder.encode("{\"label\":[" + labels + "]}", StandardCharsets.UTF_8);
        try (EngineAnswer answer =
                engine.get("/containers/json?all=1&filters=" + filters, ChannelLimits.opening(OPENING))) {
            String text = answer.text();
            if (answer.status() != 200) {
                throw new Unreadable(
                        "The Docker engine does not tell of the containers of " + service.name() + ": " + text.strip(),
                        "Look at the Docker engine of the host.");
            }
            JsonDocument all = JsonDocument.parse(text)
                    .orElseThrow(() -> new IOException("The Docker engine lists containers as what is no JSON"));
            return IntStream.range(0, all.length())
                    .mapToObj(i -> all.at(Integer.toString(i)).orElseThrow())
                    .filter(container -> !label(container, "oneoff").equals("True")) // docker compose run
                    .map(ComposeService::found);
        }
    }

    private static Found found(JsonDocument container) {
        return new Found(
                text(container, "Id"),
                new Place(label(container, "project"), number(label(container, "container-number"))),
                text(container, "State").equals("running"),
                Long.parseLong(text(container, "Created")));
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 1;
    }

    private static String label(JsonDocument container, String name) {
        return container.at("Labels").map(labels -> text(labels, LABEL + name)).orElse("");
    }

    private static String text(JsonDocument json, String key) {
        return json.at(key).map(JsonDocument::text).orElse("");
    }
}
