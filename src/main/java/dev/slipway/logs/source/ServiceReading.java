package dev.slipway.logs.source;

import dev.slipway.project.Watching.Origin;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.DockerEngine;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * What all containers of a service of Docker Compose write, each as a log of its own: so the records of one are never torn by
 * another's. One that is made anew goes on in the log of the one whose number it has.
 */
final class ServiceReading implements Reading {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ComposeService service;
    private final IntFunction<Hearing> hearings;
    private final String socket;
    private final int first;
    private final Map<ComposeService.Place, ContainerReading> containers = new LinkedHashMap<>();
    private final List<Hearing> logs = new ArrayList<>();

    /**
     * @param hearings of the first of its containers, the second and so on, from 0
     * @param socket where the engine listens
     * @param first how many lines of each at first
     */
    ServiceReading(Origin.Service service, IntFunction<Hearing> hearings, String socket, int first) {
        this.service = new ComposeService(service);
        this.hearings = hearings;
        this.socket = socket;
        this.first = first;
        logs.add(hearings.apply(0));
    }

    @Override
    public synchronized List<Hearing> logs() {
        return List.copyOf(logs);
    }

    @Override
    public void over(Connection connection) throws IOException, InterruptedException, Unreadable {
        DockerEngine engine = new DockerEngine(connection, socket);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<ComposeService.Place, Future<?>> running = new LinkedHashMap<>();
            try {
                while (true) {
                    List<ComposeService.Place> places = service.places(engine);
                    if (places.isEmpty() && containers.isEmpty()) {
                        logs().getFirst().awaited("there is no container of the service " + service.name());
                    }
                    places.forEach(this::container);
                    containers.forEach((place, reading) -> running.computeIfAbsent(
                            place,
                            _ -> threads.submit(() -> {
                                reading.over(connection);
                                return true;
                            })));
                    for (Future<?> one : running.values()) {
                        end(one);
                    }
                    Thread.sleep(LOOK);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private synchronized void container(ComposeService.Place place) {
        containers.computeIfAbsent(place, _ -> {
            if (!containers.isEmpty()) {
                logs.add(hearings.apply(containers.size()));
            }
            return new ContainerReading(service.at(place), logs.getLast(), socket, first);
        });
    }

    /** What ends one of them ends all: it is the way to the engine that they share. */
    private static void end(Future<?> one) throws IOException, InterruptedException, Unreadable {
        if (!one.isDone()) {
            return;
        }
        try {
            one.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException lost -> throw lost;
                case SshException lost -> throw lost;
                case Unreadable no -> throw no;
                case null, default ->
                    throw new IllegalStateException("A fault while a container was read", e.getCause());
            }
        }
    }
}
