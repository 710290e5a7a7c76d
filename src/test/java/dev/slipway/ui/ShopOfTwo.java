package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.git.GitProgram;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.signature.SshKeygen;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demonstration's project with ana and ben, of whom the other approves what one of them asks to promote to production. */
final class ShopOfTwo implements AutoCloseable {
    private final LivingShop shop = LivingShop.begun();
    private final Path directory;
    private final Clock clock;
    private final Map<String, Workspace> workspaces = new HashMap<>();

    /** @param clock on both workstations */
    ShopOfTwo(Path directory, Clock clock) throws IOException, InterruptedException {
        this.directory = directory;
        this.clock = clock;
        SshKeygen keygen = new SshKeygen(directory);
        List<String> people = new ArrayList<>();
        for (String person : List.of("ana", "ben")) {
            SshKey key = SshKeygen.publicKey(keygen.key("ed25519", directory.resolve(person)));
            people.add("%s: { keys: [\"%s %s\"] }".formatted(person, key.type(), key.blob()));
        }
        Files.writeString(project().resolve("slipway.policy.yaml"), """
                schema: 1
                protected-branch: main
                people: { %s }
                teams: { release: [ana, ben] }
                environments:
                  production:
                    may: { deploy: [release], rollback: [release] }
                    approvals: [{ team: release }]
                """.formatted(String.join(", ", people)));
        GitProgram git = new GitProgram(project());
        git.run("add", "slipway.policy.yaml");
        git.run("commit", "-q", "-m", "chore: let two look at what goes to production");
    }

    private Path project() {
        return shop.project();
    }

    LivingShop shop() {
        return shop;
    }

    /** The project as a person opens it at a workstation of their own. */
    Workspace of(String person) {
        return workspaces.computeIfAbsent(person, this::opened);
    }

    /** Where what belongs to a person lies. */
    DataDirectory data(String person) {
        return new DataDirectory(directory.resolve("data-of-" + person));
    }

    private Workspace opened(String person) {
        WorkspaceSettings there = shop.settings();
        SshSettings login = there.ssh();
        FixedRoutes routes = (FixedRoutes) login.routes();
        List<Path> keys = new ArrayList<>(List.of(directory.resolve(person)));
        keys.addAll(routes.identities());
        WorkspaceSettings settings = new WorkspaceSettings(
                data(person),
                new SshSettings(
                        new FixedRoutes(keys, routes.knownHosts(), routes.user()),
                        login.connectDeadline(),
                        login.silence()),
                person,
                person + "'s laptop",
                clock,
                there.random(),
                there.masking());
        return switch (Workspaces.open(project(), settings)) {
            case Outcome.Done<Workspace>(var workspace) -> workspace;
            case Outcome.No<Workspace>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    @Override
    public void close() {
        workspaces.values().forEach(Workspace::close);
        shop.close();
    }
}
