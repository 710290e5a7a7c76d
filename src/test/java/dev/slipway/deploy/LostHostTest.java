package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.BensLease;
import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Limits;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.deploy.run.RunResult;
import dev.slipway.release.Release;
import dev.slipway.secret.Masking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deployment says of a host that goes away in the middle, or whose clock is wrong. */
class LostHostTest extends WithFleet {
    private static final Duration FAST_BY = Duration.ofDays(2);
    private static final Limits HASTY = new Limits(
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(2));

    private Release first;

    /** The hosts tell a time that is two days ahead. */
    @Override
    Optional<Path> tools() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Path date = Files.writeString(
                tools.resolve("date"), "#!/bin/sh\nexec /bin/date -d '+" + FAST_BY.toHours() + " hours' \"$@\"\n");
        Files.setPosixFilePermissions(date, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Optional.of(Path.of(tools + ":/usr/bin:/bin"));
    }

    @BeforeEach
    void release() throws IOException, InterruptedException {
        first = source.write("VERSION", "1\n").release("1.0.0");
    }

    private RunResult run(Shop shop, Plan plan, Consumer<Event> sink) {
        return new Engine(
                        fleet.connections(),
                        Clock.systemUTC(),
                        HASTY,
                        Contents.of(repository),
                        _ -> false,
                        new Masking(),
                        new Guards(),
                        LogWatch.NONE)
                .run(plan, shop::planner, shop.launch(), Admission.ALWAYS, sink, new Cancellation());
    }

    @Test
    void killedInTheMiddleOfAnUploadItHasSwitchedNothingAndTheNextDeploymentSucceeds() throws Exception {
        Shop shop = shop("");
        succeeded(shop.deploy(first));
        byte[] big = new byte[8 << 20];
        new Random(1).nextBytes(big);
        Files.write(source.tree().resolve("big"), big);
        Release second = source.write("VERSION", "2\n").release("2.0.0");
        AtomicBoolean killed = new AtomicBoolean();

        RunResult result = run(shop, Shop.ready(shop.plan(second)), event -> {
            if (event instanceof Event.Progress sending
                    && sending.phase() == Phase.PREPARE
                    && killed.compareAndSet(false, true)) {
                fleet.server(1).dropConnections();
            }
        });

        assertThat(killed).isTrue();
        assertThat(result.ended().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.ended().reason())
                .contains("127.0.0.1 port " + fleet.server(1).port() + " was lost")
                .endsWith("; nothing was switched.");
        assertThat(live("VERSION")).hasContent("1");
        succeeded(shop.deploy(second));
        assertThat(live("VERSION")).hasContent("2");
    }

    @Test
    void goneForGoodInTheMiddleOfASwitchItIsUnknownHowItStands() throws Exception {
        Shop shop = shop("sleep 60");
        Plan plan = Shop.ready(shop.plan(first));
        AtomicBoolean gone = new AtomicBoolean();
        List<Event.HostAway> away = new CopyOnWriteArrayList<>();

        RunResult result = run(shop, plan, event -> {
            if (event instanceof Event.HostAway told) {
                away.add(told);
            }
            if (event instanceof Event.StepEnded step
                    && step.phase() == Phase.SWITCH
                    && gone.compareAndSet(false, true)) {
                fleet.server(1).close();
            }
        });

        assertThat(gone).isTrue();
        assertThat(result.ended().verdict()).as(result.ended().reason()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.ended().reason())
                .contains("127.0.0.1 port " + fleet.server(1).port())
                .endsWith("look at web-1.");
        assertThat(away).extracting(Event.HostAway::host).containsOnly("web-1");
        assertThat(away.getFirst().why()).contains("was lost");
        assertThat(shop.ask(InventoryScript.Prove.NONE).get("web-1")).isInstanceOf(Answer.Silent.class);
    }

    @Test
    void aWrongClockIsNoticedAndMovesNoLease() throws Exception {
        Shop shop = shop("");
        Plan plan = Shop.ready(shop.plan(first));
        assertThat(shop.ask(InventoryScript.Prove.NONE).get("web-1"))
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.inventory().clockOff())
                                .isBetween(FAST_BY.minusMinutes(1), FAST_BY.plusMinutes(1)));

        Path root = fleet.home(1).resolve("shop");
        BensLease.leave(root, "production", "d-0", Instant.now().plus(FAST_BY));
        assertThat(run(shop, plan, _ -> {}).refused())
                .hasValueSatisfying(refused -> assertThat(refused.reason()).contains("held by ben"));
        BensLease.leave(root, "production", "d-0", Instant.now().plus(FAST_BY).minus(Duration.ofMinutes(2)));
        shop.knowsEndOf("d-0");
        Instant before = Instant.now();

        succeeded(shop.run(plan));

        assertThat(root.resolve(".slipway/lease")).doesNotExist();
        assertThat(shop.events()).allSatisfy(event -> assertThat(event.at()).isBetween(before, Instant.now()));
    }
}
