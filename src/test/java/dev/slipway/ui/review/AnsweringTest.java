package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Workspace.Review;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Promotion.Said;
import dev.slipway.promotion.Signed;
import dev.slipway.promotion.Statement;
import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Rejection;
import dev.slipway.promotion.Statement.Request;
import dev.slipway.release.Digest;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ui.Samples;
import dev.slipway.ui.review.Answering.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the review offers a person to say of a promotion. */
class AnsweringTest {
    private static final Digest ID = Digest.of("request");
    private static final SshKey KEY = new SshKey("ssh-ed25519", "AAAA");
    private static final Gate WAITS = new Gate(
            Gate.Kind.APPROVAL, "1 approval of release", new Gate.Waiting("0 of 1 approval.", Optional.empty()));
    private static final Gate HELD =
            new Gate(Gate.Kind.HOLD, "Not on hold", new Gate.Waiting("cleo put it on hold.", Optional.empty()));

    private static Review review(Optional<AskedPromotion> asked, Gate... gates) {
        Review sample = Samples.promotion();
        return new Review(
                sample.plan(),
                sample.comparison(),
                sample.promotedFrom(),
                sample.held(),
                List.of(gates),
                asked,
                sample.outlook(),
                sample.coming());
    }

    private static Said said(Statement statement) {
        return new Said(
                statement instanceof Request ? ID : Digest.of(statement.toString()),
                statement,
                KEY,
                new Signed("", ""));
    }

    /** As ben sees what ana asked for. */
    private static Optional<AskedPromotion> asked(boolean lastIsMine, List<String> awaited, Statement... answers) {
        Request request = new Request(
                Samples.promotion().plan(), Optional.of("staging"), Optional.empty(), "ana", Samples.NOW, "");
        List<Said> all = new ArrayList<>(List.of(said(request)));
        List.of(answers).forEach(answer -> all.add(said(answer)));
        return Optional.of(new AskedPromotion(
                new Promotion(ID, request, all, List.of()),
                List.of(WAITS),
                awaited,
                Optional.of("ben"),
                true,
                lastIsMine,
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void whatNobodyAskedForIsAskedForWhereApprovalsAreMissing() {
        assertThat(Answering.possible(review(Optional.empty(), WAITS))).containsExactly(Answer.ASK);
        assertThat(Answering.possible(review(Optional.empty(), HELD))).isEmpty();
    }

    @Test
    void theLastApproverCanStartItUnlessAnotherGateIsClosed() {
        assertThat(Answering.possible(review(asked(true, List.of("ben")), WAITS)))
                .containsExactly(Answer.APPROVE, Answer.APPROVE_AND_START, Answer.REJECT, Answer.COMMENT);
        assertThat(Answering.possible(review(asked(true, List.of("ben")), WAITS, HELD)))
                .doesNotContain(Answer.APPROVE_AND_START);
        assertThat(Answering.possible(review(asked(false, List.of("ben", "cleo")), WAITS)))
                .containsExactly(Answer.APPROVE, Answer.REJECT, Answer.COMMENT);
    }

    @Test
    void whoApprovedCanTakeThatBackOrSayNo() {
        Approval yes = new Approval(ID, Digest.of("plan"), Digest.of("policy"), "ben", Samples.NOW, "");

        assertThat(Answering.possible(review(asked(false, List.of("cleo"), yes), WAITS)))
                .containsExactly(Answer.REJECT, Answer.WITHDRAW, Answer.COMMENT);
    }

    @Test
    void whoSaidNoCanTakeThatBack() {
        Rejection no = new Rejection(ID, "ben", Samples.NOW, "not today");

        assertThat(Answering.possible(review(asked(false, List.of(), no), WAITS)))
                .containsExactly(Answer.WITHDRAW, Answer.COMMENT);
        assertThat(Answering.possible(
                        review(asked(false, List.of(), new Rejection(ID, "cleo", Samples.NOW, "no")), WAITS)))
                .containsExactly(Answer.COMMENT);
    }
}
