package dev.slipway.demo;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** Opens the project of a world; as a program of its own, one that deploys and then waits to be stopped. */
final class OpenedDemo {
    private OpenedDemo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DemoWorld world = DemoWorld.make(Optional.empty());
        System.out.println(world.directory());
        new DemoStory(open(world)).tell();
        new CountDownLatch(1).await();
    }

    static Workspace open(DemoWorld world) {
        WorkspaceSettings settings = new WorkspaceSettings(
                new DataDirectory(world.data()),
                world.ssh(),
                "robin",
                "workstation",
                Clock.systemUTC(),
                RandomGenerator.getDefault());
        return switch (Workspaces.open(world.project(), settings)) {
            case Outcome.Done<Workspace>(Workspace workspace) -> workspace;
            case Outcome.No<Workspace>(var refused) -> throw new AssertionError(refused.reason());
        };
    }
}
