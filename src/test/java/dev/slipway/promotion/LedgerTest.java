package dev.slipway.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Policy;
import dev.slipway.deploy.Target;
import dev.slipway.json.Json;
import dev.slipway.project.Address;
import dev.slipway.project.Host;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Member;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Promotion.State;
import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Rejection;
import dev.slipway.promotion.Statement.Remark;
import dev.slipway.promotion.Statement.Request;
import dev.slipway.promotion.Statement.Start;
import dev.slipway.promotion.Statement.Withdrawal;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.SshKeygen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what lies in a ledger, to which anybody may push, only that counts which people of the policy signed for it. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @TempDir
    Path home;

    private final Map<String, Path> keys = new HashMap<>();
    private final List<String> records = new ArrayList<>();
    private SshKeygen keygen;
    private PolicyConfig policy;
    private Signed request;

    @BeforeEach
    void ask() throws Exception {
        keygen = new SshKeygen(home);
        for (String person : List.of("ana", "ben", "cleo", "dora", "mallory")) {
            keys.put(person, keygen.key("ed25519", home.resolve(person)));
        }
        policy = withKeys(Written.policy("approvals: [{ team: release }]"));
        request = add(
                "ana", new Request(plan("v1.8.0"), Optional.of("staging"), Optional.empty(), "ana", NOW, "the cart"));
    }

    private PolicyConfig withKeys(PolicyConfig written) throws Exception {
        List<Member> people = new ArrayList<>();
        for (Member member : written.people()) {
            SshKey key = SshKeygen.publicKey(key(member.name()));
            people.add(new Member(member.name(), List.of(key.type() + " " + key.blob())));
        }
        return new PolicyConfig(written.protectedBranch(), people, written.teams(), written.environments());
    }

    private Path key(String person) {
        return Optional.ofNullable(keys.get(person)).orElseThrow();
    }

    static Plan plan(String version) {
        Host host = new Host("web-1", new Address("deploy", "web-1.internal", 22), Set.of("web"), Optional.empty());
        return new Plan(
                "shop-api",
                new Target("production", Tier.PRODUCTION, host),
                Mode.DEPLOY,
                new Release(
                        new Revision("7c1d9e2000000000000000000000000000000000"),
                        Optional.of(version),
                        Optional.of(new Version(version.substring(1)))),
                Digest.of("configuration".getBytes(UTF_8)),
                List.of(List.of("web-1")),
                List.of(),
                new Policy(Duration.ZERO, 0, Rollout.OnFailure.ROLLBACK, Rollout.Unreachable.ABORT, List.of()));
    }

    private Signed add(String signer, Statement statement) throws Exception {
        return add(signer, statement, Statement.PURPOSE);
    }

    private Signed add(String signer, Statement statement, String purpose) throws Exception {
        String text = Json.text(statement);
        Signed signed = new Signed(text, keygen.sign(key(signer), "sha512", purpose, text.getBytes(UTF_8)));
        records.add(signed.record());
        return signed;
    }

    private Promotion read() {
        return new Ledger(policy).read(request.digest(), records).orElseThrow();
    }

    private Approval yes(String by) {
        return yes(by, request.digest(), plan("v1.8.0").digest(), People.digest(policy));
    }

    private static Approval yes(String by, Digest promotion, Digest plan, Digest policy) {
        return new Approval(promotion, plan, policy, by, NOW.plusSeconds(60), "");
    }

    private List<Facts.Approval> counting() {
        return read().counting(People.digest(policy));
    }

    @Test
    void whatAPersonOfThePolicySignsCounts() throws Exception {
        add("ben", yes("ben"));
        add("cleo", new Remark(request.digest(), "cleo", NOW.plusSeconds(90), "I watch the logs"));

        assertThat(counting()).containsExactly(new Facts.Approval("ben", NOW.plusSeconds(60)));
        assertThat(read().doubted()).isEmpty();
        assertThat(read().said()).extracting(said -> said.statement().by()).containsExactly("ana", "ben", "cleo");
    }

    @Test
    void whatIsSignedWithAKeyThatIsNotInThePolicyDoesNotCount() throws Exception {
        add("mallory", yes("ben"));

        assertThat(counting()).isEmpty();
        assertThat(read().doubted())
                .singleElement()
                .asString()
                .startsWith("A record is signed with a key that is not in the policy: SHA256:");
    }

    @Test
    void nobodyApprovesInTheNameOfAnother() throws Exception {
        add("ana", yes("ben"));

        assertThat(counting()).isEmpty();
        assertThat(read().doubted())
                .containsExactly("What was signed with a key of ana is in the name of ben, and does not count.");
    }

    @Test
    void aTextThatWasChangedAfterItWasSignedDoesNotCount() throws Exception {
        Signed rejected = add("ben", new Rejection(request.digest(), "ben", NOW, "no"));
        records.removeLast();
        records.add(new Signed(rejected.text().replace("\"no\"", "\"yes\""), rejected.signature()).record());

        assertThat(read().state()).isEqualTo(State.OPEN);
        assertThat(read().doubted()).singleElement().asString().startsWith("A record has no signature that counts: ");
    }

    @Test
    void anApprovalOfAnotherPromotionIsNotTakenOver() throws Exception {
        Digest other = Digest.of("another".getBytes(UTF_8));
        add("ben", yes("ben", other, plan("v1.8.0").digest(), People.digest(policy)));

        assertThat(counting()).isEmpty();
        assertThat(read().doubted()).containsExactly("What ben signed for something else does not count here.");
    }

    @Test
    void anApprovalOfAnotherPlanOrUnderAnotherPolicyDoesNotCount() throws Exception {
        add("ben", yes("ben", request.digest(), plan("v1.7.0").digest(), People.digest(policy)));
        add("cleo", yes("cleo", request.digest(), plan("v1.8.0").digest(), Digest.of("older".getBytes(UTF_8))));

        assertThat(counting()).isEmpty();
        assertThat(read().approvals()).hasSize(2);
    }

    @Test
    void whatWasSignedForAnotherPurposeDoesNotCount() throws Exception {
        add("ben", yes("ben"), "git");

        assertThat(counting()).isEmpty();
    }

    @Test
    void whoIsNoLongerInThePolicyHasApprovedNothing() throws Exception {
        add("ben", yes("ben"));

        policy = new PolicyConfig(
                policy.protectedBranch(),
                policy.people().stream()
                        .filter(member -> !member.name().equals("ben"))
                        .toList(),
                policy.teams(),
                policy.environments());

        assertThat(read().approvals()).isEmpty();
    }

    @Test
    void anApprovalCanBeTakenBackByWhoGaveItAndByNobodyElse() throws Exception {
        Digest approval = add("ben", yes("ben")).digest();

        add("cleo", new Withdrawal(request.digest(), List.of(approval), "cleo", NOW.plusSeconds(70), ""));
        assertThat(counting()).hasSize(1);

        add("ben", new Withdrawal(request.digest(), List.of(approval), "ben", NOW.plusSeconds(80), ""));
        assertThat(counting()).isEmpty();
        assertThat(read().state()).isEqualTo(State.OPEN);
    }

    @Test
    void whoAskedTakesThePromotionBackAndNobodyElse() throws Exception {
        add("ben", new Withdrawal(request.digest(), List.of(request.digest()), "ben", NOW, ""));
        assertThat(read().state()).isEqualTo(State.OPEN);

        add("ana", new Withdrawal(request.digest(), List.of(request.digest()), "ana", NOW, ""));
        assertThat(read().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aNoEndsItAndCanBeTakenBack() throws Exception {
        Digest no = add("ben", new Rejection(request.digest(), "ben", NOW, "not today"))
                .digest();
        assertThat(read().state()).isEqualTo(State.REJECTED);

        add("ben", new Withdrawal(request.digest(), List.of(no), "ben", NOW.plusSeconds(5), ""));
        assertThat(read().state()).isEqualTo(State.OPEN);
    }

    @Test
    void onlyWhoMayStartItSaysThatItStarted() throws Exception {
        Start start = new Start(
                Optional.of(request.digest()),
                "production-1",
                "production",
                Mode.DEPLOY,
                plan("v1.8.0").digest(),
                Optional.empty(),
                "dora",
                NOW);
        add("dora", start);
        assertThat(read().state()).isEqualTo(State.OPEN);
        assertThat(read().doubted()).containsExactly("What dora said does not count: the policy does not let them.");

        add(
                "cleo",
                new Start(
                        start.promotion(),
                        start.deployment(),
                        start.environment(),
                        start.mode(),
                        start.plan(),
                        Optional.empty(),
                        "cleo",
                        NOW));
        assertThat(read().state()).isEqualTo(State.STARTED);
        assertThat(read().deployment()).contains("production-1");
    }

    @Test
    void whatIsNoRecordIsLeftOutAndKeepsNobodyFromReadingTheOthers() throws Exception {
        records.add("");
        records.add("null");
        records.add("{}");
        records.add("{\"signature\":null,\"text\":\"x\"}");
        records.add(new Signed("{}", request.signature()).record());
        String unknown = "{\"type\":\"Blessing\",\"by\":\"ben\"}";
        records.add(new Signed(unknown, keygen.sign(key("ben"), "sha512", Statement.PURPOSE, unknown.getBytes(UTF_8)))
                .record());
        add("ben", yes("ben"));

        assertThat(counting()).hasSize(1);
        assertThat(read().doubted()).hasSize(5).last().isEqualTo("2 more records do not count.");
    }

    @Test
    void whatWasTakenBackDoesNotComeBackSpelledOtherwise() throws Exception {
        Signed yes = add("ben", yes("ben"));
        Signed no = add("cleo", new Rejection(request.digest(), "cleo", NOW, "not today"));
        add("ben", new Withdrawal(request.digest(), List.of(yes.digest()), "ben", NOW.plusSeconds(70), ""));
        add("cleo", new Withdrawal(request.digest(), List.of(no.digest()), "cleo", NOW.plusSeconds(70), ""));

        for (Signed signed : List.of(yes, no)) {
            records.add(signed.record().replace("{", "{ "));
            records.add(new Signed(signed.text(), signed.signature().stripTrailing()).record());
        }

        assertThat(counting()).isEmpty();
        assertThat(read().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aRequestIsOnePromotionHoweverItsRecordIsSpelled() {
        String spelled = request.record().replace("{", "{ ");

        assertThat(new Ledger(policy).read(Digest.of(spelled), List.of(spelled)))
                .isEmpty();
        assertThat(new Ledger(policy).read(request.digest(), List.of(spelled, request.record())))
                .hasValueSatisfying(promotion -> assertThat(promotion.said()).hasSize(1));
    }

    @Test
    void whatRanIsNotTakenBack() throws Exception {
        Digest start = add(
                        "ana",
                        new Start(
                                Optional.of(request.digest()),
                                "production-1",
                                "production",
                                Mode.DEPLOY,
                                plan("v1.8.0").digest(),
                                Optional.empty(),
                                "ana",
                                NOW))
                .digest();

        add("ana", new Withdrawal(request.digest(), List.of(start), "ana", NOW.plusSeconds(5), ""));

        assertThat(read().state()).isEqualTo(State.STARTED);
    }

    @Test
    void aRequestThatLacksPartsOrATimeThatNoClockShowsIsNotRead() throws Exception {
        String hollow = "{\"at\":\"2026-12-01T09:00:00Z\",\"by\":\"ana\",\"comment\":\"\",\"plan\":{},"
                + "\"promotedFrom\":null,\"type\":\"Request\"}";
        Signed signed =
                new Signed(hollow, keygen.sign(key("ana"), "sha512", Statement.PURPOSE, hollow.getBytes(UTF_8)));
        assertThat(new Ledger(policy).read(signed.digest(), List.of(signed.record())))
                .isEmpty();

        String text = Json.text(new Remark(request.digest(), "ben", NOW, "hello"))
                .replace("2026-12-01T09:00:00Z", "+1000000000-12-31T23:59:59.999999999Z");
        records.add(
                new Signed(text, keygen.sign(key("ben"), "sha512", Statement.PURPOSE, text.getBytes(UTF_8))).record());
        assertThat(read().doubted()).containsExactly("A record cannot be read by this version of Slipway.");
    }

    @Test
    void ofVeryManyRecordsThatDoNotCountAFewAreTold() {
        for (int i = 0; i < 3_000; i++) {
            records.add("junk " + i);
        }

        assertThat(read().doubted()).hasSize(5).last().asString().endsWith(" more records do not count.");
    }

    @Test
    void aRequestOfNobodyIsNoPromotion() throws Exception {
        records.clear();
        request = add("mallory", new Request(plan("v1.8.0"), Optional.empty(), Optional.empty(), "ana", NOW, ""));

        assertThat(new Ledger(policy).read(request.digest(), records)).isEmpty();
    }

    @Test
    void aLedgerUnderAnotherNameHasNoPromotion() {
        assertThat(new Ledger(policy).read(Digest.of("other".getBytes(UTF_8)), records))
                .isEmpty();
    }

    @Test
    void whatIsReadBackIsTheVeryPlanThatWasAskedFor() {
        Plan plan = plan("v1.8.0");
        for (Set<String> groups : List.of(
                new LinkedHashSet<>(List.of("web", "static", "canary")),
                new LinkedHashSet<>(List.of("frontend", "backend")))) {
            Host host = new Host("web-2", new Address("deploy", "web-2.internal", 22), groups, Optional.empty());
            Plan wide = new Plan(
                    plan.project(),
                    new Target("production", Tier.PRODUCTION, host),
                    plan.mode(),
                    plan.release(),
                    plan.configuration(),
                    plan.batches(),
                    List.of(new HostPlan(host, List.of())),
                    plan.policy());

            assertThat(Json.parse(Json.text(wide), Plan.class))
                    .hasValueSatisfying(read -> assertThat(read.digest()).isEqualTo(wide.digest()));
        }
        assertThat(read().request().plan().digest()).isEqualTo(plan.digest());
    }
}
