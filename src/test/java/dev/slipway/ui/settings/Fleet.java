package dev.slipway.ui.settings;

import dev.slipway.app.HandClock;
import dev.slipway.app.HostLine;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.Workspace;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.ui.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Thirty hosts in two environments, those of production behind a jump host: names of one real sshd. One of them shows another
 * key than the one that is known, one is not known, one is turned off.
 */
public final class Fleet implements AutoCloseable {
    /** Of staging; shows another key than the known one. */
    public static final String CHANGED = "stage-3";

    private static final String UNKNOWN = "stage-4";
    private static final String TURNED_OFF = "web-2";
    private static final String JUMP = "bastion";
    private static final List<String> NAMES = Stream.concat(
                    Samples.names("stage", 5).stream(), Samples.names("web", 25).stream())
            .toList();
    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final RealSshd sshd;
    private final RecordedProject project;

    /** Makes it in an empty directory. */
    public Fleet(Path directory) throws IOException, InterruptedException {
        Path own = Files.createDirectories(directory.resolve("sshd"));
        RealSshd.generateKey("ed25519", own.resolve("former"));
        sshd = RealSshd.start(own, "MaxStartups 100");
        List<String> known = new ArrayList<>(List.of(JUMP + " " + sshd.publicKey("host_ed25519")));
        List<String> config = new ArrayList<>(List.of("Host web-*", "ProxyJump " + JUMP));
        config.addAll(way(JUMP));
        for (String name : NAMES) {
            config.addAll(way(name));
            if (!name.equals(UNKNOWN)) {
                known.add(name + " " + sshd.publicKey(name.equals(CHANGED) ? "former" : "host_ed25519"));
            }
        }
        Files.write(sshd.knownHosts(), known);
        Path file = Files.write(directory.resolve("config"), config);
        SshSettings ssh = new SshSettings(
                new OpenSshRoutes(directory, sshd.address().user(), Optional.of(file), Map.of()), AMPLE, AMPLE);
        project = RecordedProject.in(directory, new HandClock(Samples.NOW), ssh, configuration());
    }

    private List<String> way(String name) {
        return List.of(
                "Host " + name,
                "HostName 127.0.0.1",
                "HostKeyAlias " + name,
                "Port " + (name.equals(TURNED_OFF) ? 1 : sshd.port()),
                "IdentityFile " + sshd.identity(),
                "UserKnownHostsFile " + sshd.knownHosts(),
                "GlobalKnownHostsFile none");
    }

    private static String configuration() {
        return """
            schema: 1
            project: shop-api
            environments:
              staging:
                tier: staging
                hosts:
            %s
              production:
                tier: production
                hosts:
            %s
            components:
              web: { group: web, strategy: releases, root: /srv/shop-api, files: [src/**] }
            """.formatted(hosts("stage-"), hosts("web-"));
    }

    private static String hosts(String prefix) {
        return NAMES.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> "      - { name: %1$s, address: %1$s, groups: [web] }".formatted(name))
                .collect(Collectors.joining("\n"));
    }

    public Workspace workspace() {
        return project.workspace();
    }

    public RecordedProject project() {
        return project;
    }

    /** The file with the known host keys. */
    public Path knownHosts() {
        return sshd.knownHosts();
    }

    /** Connects to all hosts but these. */
    public void testAllBut(Set<String> untested) throws InterruptedException {
        List<HostLine> hosts = workspace().hosts().hosts().stream()
                .filter(host -> !untested.contains(host.name()))
                .toList();
        workspace().hosts().test(hosts, _ -> {});
    }

    /** Starts the server again; what was connected is lost. */
    void restart() throws IOException {
        sshd.restart();
    }

    /** Ends the server; what was connected is lost. */
    void turnOff() {
        sshd.close();
    }

    @Override
    public void close() {
        project.close();
        sshd.close();
    }
}
