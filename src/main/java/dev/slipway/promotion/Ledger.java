package dev.slipway.promotion;

import dev.slipway.json.Json;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Promotion.Said;
import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Rejection;
import dev.slipway.promotion.Statement.Remark;
import dev.slipway.promotion.Statement.Request;
import dev.slipway.promotion.Statement.Start;
import dev.slipway.promotion.Statement.Withdrawal;
import dev.slipway.release.Digest;
import dev.slipway.ssh.signature.SshSignature;
import dev.slipway.ssh.signature.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the records of a promotion. Whoever may push to the remote can add any, so each is worth what its signature is:
 * only what a key of the policy signed is even read.
 */
public final class Ledger {
    /** More than people ever say of a promotion: what is beyond was added by somebody who means ill, and is not read. */
    private static final int MOST = 1_000;

    /** How many sentences about what does not count are of use. */
    private static final int MOST_DOUBTED = 5;

    private static final String UNREADABLE = "A record cannot be read by this version of Slipway.";

    private final PolicyConfig policy;
    private final People people;

    /** By the policy that counts now: what a person signed who is no longer in it does not count any more. */
    public Ledger(PolicyConfig policy) {
        this.policy = policy;
        this.people = new People(policy);
    }

    /** What one record is. */
    private sealed interface Reading {
        record Counts(Said said) implements Reading {}

        record Doubted(String why) implements Reading {}
    }

    /** The promotion of this id; empty where nobody of the policy asked for it. */
    public Optional<Promotion> read(Digest id, List<String> records) {
        Map<Digest, Said> counts = new LinkedHashMap<>();
        List<String> doubted = new ArrayList<>();
        for (String record : records.subList(0, Math.min(records.size(), MOST))) {
            switch (read(record)) {
                case Reading.Counts(var one) -> counts.putIfAbsent(one.digest(), one);
                case Reading.Doubted(var why) -> doubted.add(why);
            }
        }
        if (records.size() > MOST) {
            doubted.add("Of " + records.size() + " records only " + MOST + " were read.");
        }
        Collection<Said> said = counts.values();
        return said.stream()
                .filter(each -> each.digest().equals(id) && each.statement() instanceof Request)
                .findFirst()
                .map(asked -> of(asked, said, doubted));
    }

    private Promotion of(Said asked, Collection<Said> all, List<String> doubted) {
        Request request = (Request) asked.statement();
        Gates gates = Gates.of(policy, request.environment());
        List<Said> said = new ArrayList<>();
        List<String> why = new ArrayList<>(doubted);
        for (Said each : all) {
            Optional<String> doubt = each.equals(asked) ? Optional.empty() : doubt(each.statement(), asked, gates);
            doubt.ifPresentOrElse(why::add, () -> said.add(each));
        }
        said.sort(Comparator.comparing((Said each) -> !each.equals(asked))
                .thenComparing(each -> each.statement().at()));
        return new Promotion(asked.digest(), request, said, few(why));
    }

    private static List<String> few(List<String> sentences) {
        return sentences.size() <= MOST_DOUBTED
                ? sentences
                : Stream.concat(
                                sentences.stream().limit(MOST_DOUBTED - 1L),
                                Stream.of((sentences.size() - MOST_DOUBTED + 1) + " more records do not count."))
                        .toList();
    }

    private static Optional<String> doubt(Statement statement, Said asked, Gates gates) {
        if (!statement.answered().equals(Optional.of(asked.digest()))) {
            return Optional.of("What " + statement.by() + " signed for something else does not count here.");
        }
        Request request = (Request) asked.statement();
        boolean right = switch (statement) {
            case Start start ->
                gates.mayStart(start.by(), request.plan().mode())
                        && start.plan().equals(request.plan().digest());
            case Rejection rejection -> gates.mayAnswer(rejection.by());
            case Request _, Approval _, Remark _, Withdrawal _ -> true;
        };
        return right
                ? Optional.empty()
                : Optional.of("What " + statement.by() + " said does not count: the policy does not let them.");
    }

    private Reading read(String record) {
        return Json.parse(record, Signed.class).map(this::read).orElseGet(() -> new Reading.Doubted(UNREADABLE));
    }

    private Reading read(Signed signed) {
        return switch (SshSignature.verify(signed.signature(), signed.text(), Statement.PURPOSE)) {
            case Verdict.Bad(var _, var reason) ->
                new Reading.Doubted("A record has no signature that counts: " + reason);
            case Verdict.Good(var key) ->
                people.named(key)
                        .map(name -> Json.parse(signed.text(), Statement.class)
                                .map(said -> read(new Said(signed.digest(), said, key, signed), name))
                                .orElseGet(() -> new Reading.Doubted(UNREADABLE)))
                        .orElseGet(() -> new Reading.Doubted(
                                "A record is signed with a key that is not in the policy: " + key.fingerprint() + "."));
        };
    }

    private static Reading read(Said said, String signer) {
        return said.statement().by().equals(signer)
                ? new Reading.Counts(said)
                : new Reading.Doubted("What was signed with a key of " + signer + " is in the name of "
                        + said.statement().by() + ", and does not count.");
    }
}
