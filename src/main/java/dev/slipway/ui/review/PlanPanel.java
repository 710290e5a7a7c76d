package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.Lacking;
import dev.slipway.app.words.MigrationText;
import dev.slipway.app.words.OutlookText;
import dev.slipway.app.words.PlanText;
import dev.slipway.app.words.WaysBack;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.ComponentPlan.Transfer;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The parts of the review that tell the plan itself. */
final class PlanPanel {
    private final Facts facts;
    private final Card waysCard;
    private final VBox ways;
    private final VBox lines;

    PlanPanel(Facts facts, Card waysCard, VBox ways, VBox lines) {
        this.facts = facts;
        this.waysCard = waysCard;
        this.ways = ways;
        this.lines = lines;
    }

    /** Where the plan goes: "from staging to production, 3 hosts, one at a time". */
    static String route(Review review) {
        Plan plan = review.plan();
        String from = review.promotedFrom()
                .map(environment -> "from " + environment + " ")
                .orElse("");
        List<String> hosts =
                plan.hosts().stream().map(host -> host.host().name()).toList();
        return from + "to " + plan.target().environment() + " \u00b7 " + Words.names(hosts) + " \u00b7 "
                + batches(plan);
    }

    /** A sentence about something that a person must not overlook. */
    static Label warning(String sentence) {
        Label label = Labels.wrapping(sentence, "review-warning");
        label.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /** A sentence about something that a person should know, and that keeps nobody from going on. */
    static Label caution(String sentence) {
        Label label = warning(sentence);
        label.getStyleClass().add("waiting");
        return label;
    }

    /** Shows the plan of a review. */
    void show(Review review) {
        Plan plan = review.plan();
        facts.clear();
        facts.add("Hosts", Words.number(plan.hosts().size()) + ", " + batches(plan));
        boolean rollback = plan.mode() == Mode.ROLLBACK;
        facts.add(
                "To send",
                rollback && sum(plan, Transfer::files) == 0
                        ? "nothing: every host still has it"
                        : Words.count(sum(plan, Transfer::sentFiles), "file") + ", "
                                + Words.bytes(sum(plan, Transfer::sentBytes))
                                + (plan.hosts().size() == 1 ? "" : " to all hosts"));
        if (!rollback) {
            facts.add("Release", Words.bytes(sum(plan, Transfer::bytes)) + " on all hosts");
        }
        facts.add("Live now", before(plan));
        facts.add("Time", Words.capital(OutlookText.time(review.outlook(), plan.mode())));
        Label digest = Labels.of(plan.digest().abbreviated(), "mono");
        digest.setTooltip(new Tooltip(plan.digest().hex()));
        facts.add("Digest", digest);
        WaysBack back = WaysBack.of(plan);
        waysCard.setTitle(back.title());
        ways.getChildren()
                .setAll(back.when().stream()
                        .map(sentence -> Labels.wrapping(sentence, "text-muted"))
                        .toList());
        Lacking.of(plan).stream().map(Caution::of).forEach(ways.getChildren()::add);
        lines.getChildren()
                .setAll(PlanText.groups(plan).stream().map(PlanPanel::group).toList());
    }

    /** What of the migrations everybody should see who looks at the plan. */
    static List<Label> ofMigrations(Migrations migrations) {
        return Stream.of(
                        migrations.unknown().map(why -> caution("Which migrations come is unknown: " + why)),
                        MigrationText.grave(migrations).map(PlanPanel::caution),
                        MigrationText.contradiction(migrations).map(PlanPanel::warning))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String batches(Plan plan) {
        int number = plan.batches().size();
        if (number <= 1) {
            return "all at once";
        }
        return plan.batches().stream().allMatch(batch -> batch.size() == 1)
                ? "one at a time"
                : Words.count(number, "batch");
    }

    private static long sum(Plan plan, ToLongFunction<Transfer> part) {
        return plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::transfer)
                .mapToLong(part)
                .sum();
    }

    private static String before(Plan plan) {
        return String.join(
                ", ",
                plan.hosts().stream()
                        .flatMap(host -> host.components().stream())
                        .map(PlanText::before)
                        .distinct()
                        .toList());
    }

    private static Node group(PlanText.Group group) {
        Label hosts = Labels.wrapping("On " + String.join(", ", group.hosts()), "plan-hosts");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plan-lines");
        ColumnConstraints when = new ColumnConstraints();
        when.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(when, what);
        group.lines().forEach(line -> grid.addRow(grid.getRowCount(), word(line), text(line)));
        return new VBox(8, hosts, grid);
    }

    private static Label word(PlanText.Line line) {
        Label label = Labels.of(line.when(), "plan-when");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label text(PlanText.Line line) {
        return line.command() ? Labels.wrapping(line.text(), "mono") : Labels.wrapping(line.text());
    }
}
