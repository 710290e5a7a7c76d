package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.json.Json;
import dev.slipway.promotion.Schedule;
import dev.slipway.promotion.Statement;
import dev.slipway.release.Digest;
import dev.slipway.ssh.signature.SshKeygen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Writes permits as a program other than Slipway would, with whatever keys it has: each part can be another one than it should be. */
final class Rogue {
    static final String DEPLOYMENT = "production-20261121-160500-0a1b2c3d";

    private final Path directory;
    private final Digest policy;
    private final String plan;
    private final StringBuilder text = new StringBuilder();
    private String asked = "";

    /**
     * @param directory with the keys of people
     * @param policy that the guard knows
     */
    Rogue(Path directory, Digest policy, Plan plan) {
        this(directory, policy, Json.text(plan));
    }

    Rogue(Path directory, Digest policy, String plan) {
        this.directory = directory;
        this.policy = policy;
        this.plan = plan;
        text.append("slipway-permit 1 ")
                .append(policy.hex())
                .append("\nplan ")
                .append(plan)
                .append('\n');
    }

    /** The request of a person for this plan. */
    Rogue asked(String person) throws IOException, InterruptedException {
        return asked(person, plan);
    }

    /** The request of a person for another plan. */
    Rogue asked(String person, String other) throws IOException, InterruptedException {
        Plan wanted = Json.read(other.getBytes(UTF_8), Plan.class);
        asked = Json.text(new Statement.Request(wanted, Optional.empty(), Optional.empty(), person, Instant.now(), ""));
        return said("request", asked, person);
    }

    /** The request of a person for this plan at that time. */
    Rogue askedFor(Instant time, String person) throws IOException, InterruptedException {
        Plan wanted = Json.read(plan.getBytes(UTF_8), Plan.class);
        Schedule schedule = new Schedule(time, ZoneOffset.UTC);
        asked = Json.text(
                new Statement.Request(wanted, Optional.empty(), Optional.of(schedule), person, Instant.now(), ""));
        return said("request", asked, person);
    }

    /** What names the request. */
    Digest promotion() {
        return Digest.of(asked);
    }

    /** A yes of a person to this plan, given then. */
    Rogue approved(String person, Instant at) throws IOException, InterruptedException {
        return approved(person, at, Digest.of(asked), Digest.of(plan), policy);
    }

    /** A yes of a person to whatever. */
    Rogue approved(String person, Instant at, Digest promotion, Digest plan, Digest under)
            throws IOException, InterruptedException {
        return said("approval", Json.text(new Statement.Approval(promotion, plan, under, person, at, "")), person);
    }

    /** The start by a person, of this plan, now. */
    Rogue started(String person, Mode mode) throws IOException, InterruptedException {
        return started(person, mode, Instant.now(), Optional.empty());
    }

    Rogue started(String person, Mode mode, Instant at, Optional<String> overriding)
            throws IOException, InterruptedException {
        return said("start", start(person, mode, at, overriding), person);
    }

    String start(String person, Mode mode, Instant at, Optional<String> overriding) {
        return Json.text(new Statement.Start(
                asked.isEmpty() ? Optional.empty() : Optional.of(Digest.of(asked)),
                DEPLOYMENT,
                "production",
                mode,
                Digest.of(plan),
                overriding,
                person,
                at));
    }

    /** A text with the signature of a person's key over it. */
    Rogue said(String kind, String said, String signer) throws IOException, InterruptedException {
        return said(kind, said, signer, Statement.PURPOSE, said);
    }

    /** A text with a signature over another one, or for another purpose. */
    Rogue said(String kind, String said, String signer, String purpose, String signed)
            throws IOException, InterruptedException {
        String armored = new SshKeygen(directory)
                .sign(directory.resolve("keys").resolve(signer), "sha512", purpose, signed.getBytes(UTF_8));
        text.append(kind).append(' ').append(said).append('\n');
        text.append("signature ")
                .append(armored.replaceAll("-----[A-Z ]+-----|\\s", ""))
                .append('\n');
        return this;
    }

    /** What the guard is sent. */
    String permit() {
        return text.toString();
    }
}
