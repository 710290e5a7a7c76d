package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.demo.DemoHost;
import dev.slipway.demo.DemoStory;
import dev.slipway.demo.DemoWorld;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.host.BensLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The demonstration's project on its real hosts, with what was deployed there before a person comes. */
public final class LivingShop implements AutoCloseable {
    private final DemoWorld world;
    private final WorkspaceSettings settings;
    private final Workspace workspace;

    private LivingShop(DemoWorld world) {
        this.world = world;
        settings = world.place().settings("robin", "workstation");
        workspace = open(world.place().project());
    }

    /** Starts the hosts, on which nothing is deployed yet. */
    public static LivingShop empty() {
        try {
            return new LivingShop(DemoWorld.make(Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the hosts and tells the demonstration's story on them. */
    public static LivingShop begun() {
        try {
            LivingShop shop = new LivingShop(DemoWorld.make(Optional.empty()));
            new DemoStory(shop.workspace).tell();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the shop was made", e);
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Where its repository lies. */
    public Path project() {
        return world.place().project();
    }

    /** What it was opened with. */
    WorkspaceSettings settings() {
        return settings;
    }

    public DataDirectory data() {
        return settings.data();
    }

    /** Opens a project with the settings of this one. */
    public Outcome<Workspace> opened(Path path) {
        return Workspaces.open(path, settings);
    }

    /** What the hosts of an environment serve, asked over HTTP, in the order of the hosts. */
    public List<String> served(String environment) throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (DemoHost host : world.hosts(environment)) {
                URI health = host.site().resolve("/health");
                answers.add(client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
            }
        }
        return List.copyOf(answers);
    }

    /** From now on deployments wait when all hosts are prepared, as for a slow host, until this is counted down. */
    public CountDownLatch holdWhenPrepared() {
        CountDownLatch goOn = new CountDownLatch(1);
        workspace.listen(event -> {
            if (event instanceof Event.BatchStarted) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        return goOn;
    }

    /** Begins to deploy. */
    public Running deployed(String release, String environment) throws InterruptedException {
        Outcome<Workspace.Review> plan = workspace.plan(release, environment);
        if (plan instanceof Outcome.Done<Workspace.Review>(var review)
                && workspace.run(review, review.digest(), "") instanceof Outcome.Done<Running>(var running)) {
            return running;
        }
        throw new AssertionError("It could not be deployed: " + plan);
    }

    /** Leaves the lease of a colleague's machine that was last heard of then. */
    public void leaveLease(String environment, Instant beat) {
        try {
            Path root = world.hosts(environment).getFirst().home().resolve(DemoHost.ROOT);
            BensLease.leave(root, environment, environment + "-9", beat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns a host off: nothing answers on its port any more. */
    public void turnOff(String host) {
        world.hosts().stream().filter(h -> h.name().equals(host)).forEach(DemoHost::close);
    }

    private Workspace open(Path path) {
        return switch (opened(path)) {
            case Outcome.Done<Workspace>(Workspace opened) -> opened;
            case Outcome.No<Workspace>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    /** Opens its window. */
    void show(Stage stage) {
        Windows.show(stage, workspace(), data(), this::opened);
    }

    @Override
    public void close() {
        workspace.close();
        world.close();
    }
}
