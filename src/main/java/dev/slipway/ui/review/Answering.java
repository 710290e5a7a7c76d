package dev.slipway.ui.review;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Promotions;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Refused;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Schedule;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the person at this machine can say of a plan that others have to approve, and the saying. */
final class Answering {
    private final ScreenContext context;
    private final Activity signing;
    private final StartTime time;
    private final Runnable said;
    private final Consumer<Running> started;

    /**
     * @param said is called once something was said, for the gates stand differently then
     * @param started is called with what was started
     */
    Answering(ScreenContext context, Runnable said, Consumer<Running> started) {
        this.context = context;
        this.said = said;
        this.started = started;
        this.signing = new Activity(context.background());
        this.time = new StartTime(context.now());
    }

    /** What can be said. */
    enum Answer {
        ASK("Ask for approval"),
        SCHEDULE("Have it start then"),
        APPROVE("Approve"),
        APPROVE_AND_START("Approve and start"),
        REJECT("Reject"),
        WITHDRAW("Withdraw"),
        COMMENT("Comment");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        /** As a button says it. */
        String words() {
            return words;
        }

        /** Whether it brings the promotion on. */
        boolean goesOn() {
            return this == ASK || this == SCHEDULE || this == APPROVE || this == APPROVE_AND_START;
        }

        /** Whether a deployment follows of which nobody has to say more. */
        boolean starts() {
            return this == SCHEDULE || this == APPROVE_AND_START;
        }

        /** Whether it says nothing without a comment. */
        boolean needsComment() {
            return this == REJECT || this == COMMENT;
        }
    }

    /** What can be said of this plan by this person, the likeliest first. */
    List<Answer> possibleNow(Review review) {
        return scheduled(review) && !waits(review) ? List.of(Answer.SCHEDULE) : possible(review);
    }

    /** Whether a time is written at which this plan is to start. */
    boolean scheduled(Review review) {
        return time.wanted() && StartTime.possible(review);
    }

    /** The same where no time was written at which it is to start. */
    static List<Answer> possible(Review review) {
        if (review.asked().isEmpty()) {
            return waits(review) ? List.of(Answer.ASK) : List.of();
        }
        AskedPromotion asked = review.asked().get();
        return asked.me()
                .map(person -> switch (asked.promotion().state()) {
                    case OPEN -> asked.open() ? ofOpen(review, asked, person) : List.of(Answer.COMMENT);
                    case REJECTED ->
                        withdrawable(asked, person)
                                ? List.of(Answer.WITHDRAW, Answer.COMMENT)
                                : List.<Answer>of(Answer.COMMENT);
                    case WITHDRAWN, STARTED -> List.of(Answer.COMMENT);
                })
                .orElse(List.of());
    }

    private static List<Answer> ofOpen(Review review, AskedPromotion asked, String person) {
        List<Answer> possible = new ArrayList<>();
        if (asked.waitsForMe()) {
            possible.add(Answer.APPROVE);
        }
        if (asked.lastIsMine() && elsePassed(review)) {
            possible.add(Answer.APPROVE_AND_START);
        }
        if (asked.mayReject() && !asked.mine()) {
            possible.add(Answer.REJECT);
        }
        if (withdrawable(asked, person)) {
            possible.add(Answer.WITHDRAW);
        }
        possible.add(Answer.COMMENT);
        return possible;
    }

    private static boolean withdrawable(AskedPromotion asked, String person) {
        return !asked.promotion().standing(person).isEmpty();
    }

    /** Whether somebody has to approve the plan before it runs. */
    static boolean waits(Review review) {
        return review.gates().stream()
                .anyMatch(gate -> gate.kind() == Gate.Kind.APPROVAL && gate.state() instanceof Gate.Waiting);
    }

    private static boolean elsePassed(Review review) {
        return review.gates().stream()
                .filter(gate -> gate.kind() != Gate.Kind.APPROVAL)
                .allMatch(Gate::passed);
    }

    /** Signs and shares it. */
    void give(Answer answer, Review review, String comment) {
        Promotions promotions = context.workspace().promotions();
        if (answer == Answer.ASK || answer == Answer.SCHEDULE) {
            Optional<Schedule> at = time.schedule();
            signing.ask(
                    "Signing, and sharing it",
                    () -> promotions.ask(review.plan(), review.promotedFrom(), at, comment),
                    this::told);
            return;
        }
        review.asked().ifPresent(asked -> {
            if (answer == Answer.APPROVE_AND_START) {
                signing.ask("Signing, and starting it", () -> approvedAndStarted(review, asked, comment), started);
            } else {
                signing.ask(
                        "Signing, and sharing it", () -> given(answer, promotions, review, asked, comment), this::told);
            }
        });
    }

    private static Outcome<Answered> given(
            Answer answer, Promotions promotions, Review review, AskedPromotion asked, String comment)
            throws InterruptedException {
        return switch (answer) {
            case APPROVE, APPROVE_AND_START -> promotions.approve(asked, review.digest(), comment);
            case REJECT -> promotions.reject(asked, comment);
            case WITHDRAW -> promotions.withdraw(asked, comment);
            case COMMENT -> promotions.remark(asked, comment);
            case ASK, SCHEDULE -> throw new IllegalArgumentException("A promotion is asked for once");
        };
    }

    private Outcome<Running> approvedAndStarted(Review review, AskedPromotion asked, String comment)
            throws InterruptedException {
        Workspace workspace = context.workspace();
        return switch (workspace.promotions().approve(asked, review.digest(), comment)) {
            case Outcome.No<Answered>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Answered> _ ->
                switch (workspace.run(review, review.digest(), comment)) {
                    case Outcome.No<Running>(var refused) ->
                        new Outcome.No<>(new Refused(
                                refused.cause(),
                                "It is approved now, but did not start. " + refused.reason(),
                                refused.remedy()));
                    case Outcome.Done<Running> started -> started;
                };
        };
    }

    private void told(Answered answered) {
        context.notices().done(answered.sentence());
        answered.unshared().ifPresent(why -> context.notices().told("Others do not see it yet: " + why));
        time.textProperty().set("");
        said.run();
    }

    /** When the plan is to start by itself. */
    StartTime time() {
        return time;
    }

    /** The saying. */
    Activity signing() {
        return signing;
    }

    /** Why nothing can be said now, in a sentence; empty where it can. */
    Optional<String> against(Answer answer, String comment) {
        if ((answer == Answer.ASK || answer == Answer.SCHEDULE) && time.wrong()) {
            return Optional.of(time.sentence());
        }
        return answer.needsComment() && comment.isBlank()
                ? Optional.of(answer == Answer.REJECT ? "Say why in the comment." : "Write the comment first.")
                : Optional.empty();
    }
}
