package dev.slipway.app;

import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Promotion.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A promotion that was asked for, and what it waits for.
 *
 * @param approvals how its rules for approvals stand
 * @param awaited the people who can give an approval that is missing
 * @param me who the person at this machine is to the policy; empty where no key of it is here
 * @param mayReject whether that person may say no
 * @param lastIsMine whether an approval of that person would be all that is missing
 * @param lost why it cannot be started any more, though nobody ended it
 * @param scheduled how its start by itself stands; empty where somebody starts it, and once it has ended
 */
public record AskedPromotion(
        Promotion promotion,
        List<Gate> approvals,
        List<String> awaited,
        Optional<String> me,
        boolean mayReject,
        boolean lastIsMine,
        Optional<String> lost,
        Optional<Scheduled> scheduled) {
    public AskedPromotion {
        approvals = List.copyOf(approvals);
        awaited = List.copyOf(awaited);
    }

    /** Whether it is open and can still be started. */
    public boolean open() {
        return promotion.state() == State.OPEN && lost.isEmpty();
    }

    /** Whether the person at this machine can give an approval that is missing. */
    public boolean waitsForMe() {
        return open() && me.filter(awaited::contains).isPresent();
    }

    /** Why an approval of the person at this machine would not count; empty where it would. */
    Optional<String> againstApproval() {
        if (me.isEmpty() || waitsForMe()) {
            return Optional.empty();
        }
        String person = me.get();
        if (approved()) {
            return Optional.of("No approval of it is missing.");
        }
        if (mine()) {
            return Optional.of(person + " asked for it: somebody else has to approve it.");
        }
        return Optional.of(
                promotion.approvals().stream()
                                .anyMatch(approval -> approval.by().equals(person))
                        ? person + " has approved it already."
                        : person + " is in no team whose approval is missing.");
    }

    /** Whether the person at this machine asked for it. */
    public boolean mine() {
        return me.filter(promotion.request().by()::equals).isPresent();
    }

    /** Whether no approval is missing. */
    public boolean approved() {
        return approvals.stream().allMatch(Gate::passed);
    }

    /** What goes where: "v1.8.0 to production". */
    public String title() {
        return promotion.request().plan().release().name() + " to "
                + promotion.request().environment();
    }

    /** How it stands, in a sentence or a few. */
    public String sentence() {
        return lost.filter(_ -> promotion.state() == State.OPEN)
                .orElseGet(() -> promotion.end().map(this::ended).orElseGet(this::waiting));
    }

    private String ended(Promotion.Said end) {
        String by = end.statement().by();
        String comment = end.statement().comment().strip().replaceAll("\\s+", " ");
        String why = comment.isEmpty() ? "." : ": " + comment + (comment.matches(".*[.!?\u2026]") ? "" : ".");
        return switch (promotion.state()) {
            case STARTED -> by + " started it as " + promotion.deployment().orElse("") + ".";
            case REJECTED -> by + " rejected it" + why;
            case WITHDRAWN, OPEN -> by + " withdrew it" + why;
        };
    }

    private String waiting() {
        String missing = approvals.stream()
                .filter(gate -> !gate.passed())
                .map(gate -> gate.state().sentence())
                .collect(Collectors.joining(" "));
        String yes = promotion.approvals().isEmpty() ? "No approval is missing" : "It is approved";
        String standing = approved() && !approvals.isEmpty() ? yes + "." : missing;
        if (scheduled.isEmpty()) {
            return approved() ? "It is approved and can be started." : missing;
        }
        Scheduled start = scheduled.get();
        String byHand = approved() && !start.awaited() ? " It can be started by hand." : "";
        return (standing + " " + start.sentence(promotion.request().environment(), approved()) + byHand).strip();
    }
}
