package dev.slipway.promotion;

import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.release.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person says of a promotion, or of a deployment that they start, and signs, as canonical JSON: an SSH signature for
 * the purpose {@link #PURPOSE}. A promotion is named by the SHA-256 of its request, so nobody can give it another
 * one; its answers name it, so that nothing counts for another one.
 */
public sealed interface Statement {
    /** The namespace of the signatures: what is signed for another purpose is no statement. */
    String PURPOSE = "slipway";

    /** Of a comment, in characters. */
    int LONGEST = 4_000;

    /** Nobody signed before, and no clock is so wrong that it is after. */
    Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    /** The name of who says it, as the policy has it. */
    String by();

    /** When, by their clock. */
    Instant at();

    /** What they have to say; may be empty. */
    String comment();

    /** The promotion that it answers; empty for what answers none. */
    default Optional<Digest> answered() {
        return switch (this) {
            case Request _ -> Optional.empty();
            case Approval answer -> Optional.of(answer.promotion());
            case Rejection answer -> Optional.of(answer.promotion());
            case Remark answer -> Optional.of(answer.promotion());
            case Withdrawal answer -> Optional.of(answer.promotion());
            case Start start -> start.promotion();
        };
    }

    /**
     * Asks that a plan be run.
     *
     * @param promotedFrom the environment in which the release is live, where it is promoted
     * @param schedule when it is to start by itself; empty where somebody starts it
     */
    record Request(
            Plan plan,
            Optional<String> promotedFrom,
            Optional<Schedule> schedule,
            String by,
            Instant at,
            String comment)
            implements Statement {
        public Request {
            require(by, at, comment);
            Objects.requireNonNull(plan);
            Objects.requireNonNull(schedule);
            Objects.requireNonNull(promotedFrom);
        }

        /** The environment to which it goes. */
        public String environment() {
            return plan.target().environment();
        }
    }

    /**
     * Says yes.
     *
     * @param plan the digest of the very plan that may run
     * @param policy the digest of the policy under which it may
     */
    record Approval(Digest promotion, Digest plan, Digest policy, String by, Instant at, String comment)
            implements Statement {
        public Approval {
            require(by, at, comment);
            Objects.requireNonNull(promotion);
            Objects.requireNonNull(plan);
            Objects.requireNonNull(policy);
        }
    }

    /** Says no. */
    record Rejection(Digest promotion, String by, Instant at, String comment) implements Statement {
        public Rejection {
            require(by, at, comment);
            Objects.requireNonNull(promotion);
        }
    }

    /** Says something of it, and decides nothing. */
    record Remark(Digest promotion, String by, Instant at, String comment) implements Statement {
        public Remark {
            require(by, at, comment);
            Objects.requireNonNull(promotion);
        }
    }

    /**
     * Takes back what the same person has said.
     *
     * @param statements digests of them; that of the request is the promotion itself
     */
    record Withdrawal(Digest promotion, List<Digest> statements, String by, Instant at, String comment)
            implements Statement {
        public Withdrawal {
            require(by, at, comment);
            Objects.requireNonNull(promotion);
            statements = List.copyOf(statements);
        }
    }

    /**
     * Says that a plan runs now, or that a deployment that was interrupted is ended.
     *
     * @param promotion which the plan was approved for; empty where it needed no approval
     * @param mode what is done: a rollback where it is to go back, else what the plan does
     * @param plan its digest
     * @param overriding why gates that are closed are overridden; empty where none is
     */
    record Start(
            Optional<Digest> promotion,
            String deployment,
            String environment,
            Mode mode,
            Digest plan,
            Optional<String> overriding,
            String by,
            Instant at)
            implements Statement {
        public Start {
            require(by, at, deployment, environment);
            Objects.requireNonNull(promotion);
            Objects.requireNonNull(mode);
            Objects.requireNonNull(overriding);
            Objects.requireNonNull(plan);
        }

        @Override
        public String comment() {
            return overriding
                    .map(reason -> "overriding closed gates: " + reason)
                    .orElse("");
        }
    }

    /** What somebody else wrote may lack a part, be as long as a record can be, or lie at the end of time. */
    private static void require(String by, Instant at, String... texts) {
        Objects.requireNonNull(by);
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException("No time at which people sign: " + at);
        }
        for (String text : texts) {
            if (Objects.requireNonNull(text).length() > LONGEST) {
                throw new IllegalArgumentException("Longer than " + LONGEST + " characters");
            }
        }
    }
}
