package dev.slipway.demo;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Opens the project of a world; as a program of its own, one that deploys and then waits to be stopped. */
final class OpenedDemo {
    private OpenedDemo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DemoWorld world = DemoWorld.make(Optional.empty());
        System.out.println(world.place().directory());
        new DemoStory(open(world)).tell();
        new CountDownLatch(1).await();
    }

    static Workspace open(DemoWorld world) {
        WorkspaceSettings settings = world.place().settings("robin", "workstation");
        return switch (Workspaces.open(world.place().project(), settings)) {
            case Outcome.Done<Workspace>(Workspace workspace) -> workspace;
            case Outcome.No<Workspace>(var refused) -> throw new AssertionError(refused.reason());
        };
    }
}
