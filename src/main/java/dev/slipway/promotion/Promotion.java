package dev.slipway.promotion;

import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Rejection;
import dev.slipway.promotion.Statement.Remark;
import dev.slipway.promotion.Statement.Request;
import dev.slipway.promotion.Statement.Start;
import dev.slipway.promotion.Statement.Withdrawal;
import dev.slipway.release.Digest;
import dev.slipway.ssh.key.SshKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A promotion that somebody has asked for, and what became of it, as far as signatures of people of the policy tell.
 *
 * @param id the digest of the text of the request
 * @param said the request and what was answered, oldest first
 * @param doubted why other records of it do not count, a sentence each
 */
public record Promotion(Digest id, Request request, List<Said> said, List<String> doubted) {
    /** How much of an id people read and type. */
    private static final int SHOWN = 8;

    public Promotion {
        said = List.copyOf(said);
        doubted = List.copyOf(doubted);
    }

    /**
     * A statement that counts as said by its person.
     *
     * @param digest of its text
     * @param key with which it was signed
     */
    public record Said(Digest digest, Statement statement, SshKey key, Signed signed) {}

    /** Where a promotion stands. */
    public enum State {
        /** It can be approved and started. */
        OPEN,
        /** Somebody who may answer said no. */
        REJECTED,
        /** Who asked for it took that back. */
        WITHDRAWN,
        /** Its plan ran, or runs. */
        STARTED
    }

    /** The id as people write it. */
    public String name() {
        return id.hex().substring(0, SHOWN);
    }

    public State state() {
        return end().map(said -> switch (said.statement()) {
                    case Start _ -> State.STARTED;
                    case Rejection _ -> State.REJECTED;
                    case Request _, Approval _, Remark _, Withdrawal _ -> State.WITHDRAWN;
                })
                .orElse(State.OPEN);
    }

    /** What it ended with; empty while it is open. A start counts more than what was said before it was known. */
    public Optional<Said> end() {
        return Stream.of(Start.class, Rejection.class, Withdrawal.class)
                .flatMap(kind -> standing()
                        .filter(each -> kind.isInstance(each.statement()) && ends(each.statement()))
                        .limit(1))
                .findFirst();
    }

    private boolean ends(Statement statement) {
        return !(statement instanceof Withdrawal withdrawal)
                || (withdrawal.statements().contains(id) && withdrawal.by().equals(request.by()));
    }

    /** The deployment that ran its plan. */
    public Optional<String> deployment() {
        return end().map(Said::statement).filter(Start.class::isInstance).map(start -> ((Start) start).deployment());
    }

    /** Whether this deployment may run its plan: while it is open, or where it was told to run as this. */
    public boolean runsAs(String deployment) {
        return state() == State.OPEN || deployment().equals(Optional.of(deployment));
    }

    /** Approvals that nobody has taken back, whether they still count or not, oldest first. */
    public List<Approval> approvals() {
        return standing()
                .map(Said::statement)
                .filter(Approval.class::isInstance)
                .map(Approval.class::cast)
                .toList();
    }

    /** Approvals of its plan under this policy. */
    public List<Facts.Approval> counting(Digest policy) {
        return approvals().stream()
                .filter(approval -> approval.plan().equals(request.plan().digest())
                        && approval.policy().equals(policy))
                .map(approval -> new Facts.Approval(approval.by(), approval.at()))
                .toList();
    }

    /** What a person has said and can take back: answers that stand, and the request while the promotion is open. */
    public List<Digest> standing(String person) {
        return standing()
                .filter(each -> each.statement().by().equals(person))
                .filter(each -> withdrawable(each.statement()))
                .map(Said::digest)
                .toList();
    }

    /** What ran has run, and words that decide nothing stay. */
    private static boolean withdrawable(Statement statement) {
        return switch (statement) {
            case Request _, Approval _, Rejection _ -> true;
            case Remark _, Withdrawal _, Start _ -> false;
        };
    }

    /** What was said and not taken back. */
    private Stream<Said> standing() {
        Set<Digest> gone = new HashSet<>();
        for (Said each : said) {
            if (each.statement() instanceof Withdrawal withdrawal) {
                said.stream()
                        .filter(other -> withdrawal.statements().contains(other.digest()))
                        .filter(other -> other.statement().by().equals(withdrawal.by()))
                        .filter(other -> withdrawable(other.statement()))
                        .map(Said::digest)
                        .forEach(gone::add);
            }
        }
        return said.stream()
                .filter(each -> !gone.contains(each.digest()))
                .sorted(Comparator.comparing(each -> each.statement().at()));
    }

    /** When it was asked for. */
    public Instant at() {
        return request.at();
    }
}
