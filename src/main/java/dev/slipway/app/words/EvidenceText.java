package dev.slipway.app.words;

import dev.slipway.app.AskedPromotion;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.HostState;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.promotion.Evidence;
import dev.slipway.promotion.Evidence.Piece;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Statement;
import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The evidence of a promotion as people read it, in Markdown, and how to check it. */
public final class EvidenceText {
    private final AskedPromotion asked;
    private final Promotion promotion;
    private final Evidence evidence;
    private final Optional<DeploymentState> deployment;
    private final Optional<String> lacks;
    private final StringBuilder text = new StringBuilder();

    /**
     * About one promotion.
     *
     * @param deployment that ran it, where it is known here
     * @param lacks what cannot be told
     */
    public EvidenceText(
            AskedPromotion asked, Evidence evidence, Optional<DeploymentState> deployment, Optional<String> lacks) {
        this.asked = asked;
        this.promotion = asked.promotion();
        this.evidence = evidence;
        this.deployment = deployment;
        this.lacks = lacks;
    }

    /** All of it. */
    public String markdown() {
        text.setLength(0);
        line("# Promotion " + promotion.name() + ": " + plain(asked.title()));
        line("");
        line(plain(asked.sentence()));
        lacks.ifPresent(why -> line("\n" + plain(why)));
        what();
        said();
        deployment.ifPresent(this::ran);
        check();
        return text.toString();
    }

    private void what() {
        Request request = promotion.request();
        Plan plan = request.plan();
        line("\n## What\n");
        fact("Project", plain(plan.project()));
        fact(
                "Release",
                plain(plan.release().name()) + ", commit "
                        + code(plan.release().revision().id()));
        fact("Environment", plain(request.environment()));
        request.promotedFrom().ifPresent(from -> fact("Promoted from", plain(from)));
        fact("Asked for by", plain(request.by()) + ", " + time(request.at()));
        if (!request.comment().isBlank()) {
            fact("Reason", plain(request.comment()));
        }
        fact(
                "Promotion",
                code(promotion.id().hex()) + ", the SHA-256 of "
                        + code(evidence.pieces().getFirst().file()));
        fact("Plan", code(plan.digest().hex()) + ", the SHA-256 of " + code(Evidence.PLAN));
        for (Approval approval : promotion.approvals()) {
            fact(
                    "Approved by",
                    plain(approval.by()) + ", " + time(approval.at()) + ": the plan "
                            + code(approval.plan().abbreviated()) + " under the policy "
                            + code(approval.policy().hex()));
        }
    }

    private void said() {
        line("\n## What was signed\n");
        for (Piece piece : evidence.pieces()) {
            Statement statement = piece.said().statement();
            line("- " + code(piece.file()) + " " + plain(statement.by())
                    + " (" + code(piece.signer()) + "), " + time(statement.at()) + ", key "
                    + code(piece.said().key().fingerprint()));
            if (!statement.comment().isBlank()) {
                line("  " + plain(statement.comment()));
            }
        }
        if (!promotion.doubted().isEmpty()) {
            line("\nWhat else lies in the repository does not count, and is not here:\n");
            promotion.doubted().forEach(why -> line("- " + plain(why)));
        }
    }

    private void ran(DeploymentState state) {
        Event.Started begun = state.started();
        line("\n## How it went\n");
        fact("Deployment", code(begun.deployment()));
        fact("Started by", plain(begun.by()) + ", " + time(begun.at()));
        if (!begun.message().isBlank()) {
            fact("Reason", plain(begun.message()));
        }
        begun.overridden()
                .ifPresent(over -> fact("In spite of gates", "by " + plain(over.by()) + ": " + plain(over.reason())));
        state.ended()
                .ifPresentOrElse(
                        end -> fact(
                                "Verdict",
                                Words.word(end.verdict()) + " after " + took(begun.at(), end.at())
                                        + (end.reason().isBlank() ? "" : ": " + plain(end.reason()))),
                        () -> fact("Verdict", "none yet: it has not ended"));
        state.goingBack().ifPresent(why -> fact("Went back", plain(why)));
        line("\n| Host | Step | Began | Took | Result |\n|---|---|---|---|---|");
        state.hosts().forEach(host -> host.steps().forEach(step -> step(host, step)));
        line("\nEach line of " + code("events.jsonl")
                + " is an entry of the trail, as `slipway audit export` writes it.");
    }

    private void step(HostState host, StepState step) {
        line("| "
                + String.join(
                        " | ",
                        List.of(
                                plain(host.host()),
                                plain(Said.step(step.phase(), step.component(), step.undo())),
                                time(step.startedAt()),
                                step.endedAt()
                                        .map(end -> took(step.startedAt(), end))
                                        .orElse(""),
                                result(step)))
                + " |");
    }

    private static String result(StepState step) {
        String result = step.result().map(Words::word).orElse("");
        return step.detail().isBlank() ? result : result + ": " + plain(step.detail());
    }

    private void check() {
        line("\n## Check it\n");
        line(
                "Nothing changed since it was written (on macOS `shasum -a 256 -c`); the plan is the one whose digest was");
        line("approved; each text was signed with the key of its person:");
        line("\n```");
        line("sha256sum -c SHA256SUMS");
        line("sha256sum " + Evidence.PLAN + "    # "
                + promotion.request().plan().digest().hex());
        evidence.pieces()
                .forEach(piece -> line("ssh-keygen -Y verify -f %s -I %s -n %s -s %s < %s"
                        .formatted(
                                Evidence.SIGNERS, piece.signer(), Statement.PURPOSE, piece.signature(), piece.file())));
        line("```");
        line(
                "\nThe keys are those of the policy when this was written: compare them with what you know of these people.");
        line("Where there is a `policy.json`, its SHA-256 is the policy that approvals name.");
    }

    private void fact(String name, String value) {
        line("- " + name + ": " + value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String took(Instant from, Instant to) {
        return Words.took(Duration.between(from, to));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    /** Text of others in one line, in which nothing stands for anything else. */
    private static String plain(String written) {
        return written.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ")
                .strip()
                .replaceAll("[\\\\`*_\\[\\]<>|#~&]", "\\\\$0");
    }
}
