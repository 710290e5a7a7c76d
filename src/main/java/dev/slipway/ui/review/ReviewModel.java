package dev.slipway.ui.review;

import dev.slipway.app.Outcome;
import dev.slipway.app.RollbackChoice;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** An act before it is done: its plan, what it brings, and the confirmation. The plan that was seen is the one that runs. */
public final class ReviewModel {
    private final ScreenContext context;
    private final Activity planning;
    private final Activity choosing;
    private final Activity starting;
    private final ReadOnlyObjectWrapper<Act> act;
    private final ReadOnlyObjectWrapper<Optional<Review>> review = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> releases = FXCollections.observableArrayList();
    private final ObservableList<String> seenReleases = FXCollections.unmodifiableObservableList(releases);
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableValue<String> whyNot;

    public ReviewModel(ScreenContext context, Act act) {
        this.context = context;
        this.act = new ReadOnlyObjectWrapper<>(act);
        this.planning = new Activity(context.background());
        this.choosing = new Activity(context.background());
        this.starting = new Activity(context.background());
        this.whyNot = Bindings.createStringBinding(
                this::findWhyNot, review, typed, planning.runningProperty(), starting.runningProperty());
    }

    /** Makes the plan and reads the releases to choose from. */
    public void attach() {
        plan();
        readReleases();
    }

    /** Stops what runs. */
    public void detach() {
        planning.stop();
        choosing.stop();
        starting.stop();
    }

    /** Makes the plan, or makes it again. Nothing to plan while a deployment's release is not chosen. */
    public void plan() {
        review.set(Optional.empty());
        starting.dismiss();
        if (!(act.get() instanceof Act.Deploy deploy && deploy.release().isEmpty())) {
            planning.ask("Making the plan", this::makePlan, made -> review.set(Optional.of(made)));
        }
    }

    /** Takes another tag, branch or revision, and makes its plan. */
    public void choose(String release) {
        if (release.isBlank() || Optional.of(release).equals(chosen())) {
            return;
        }
        act.set(
                switch (act.get()) {
                    case Act.Deploy deploy -> new Act.Deploy(deploy.environment(), Optional.of(release));
                    case Act.RollBack back -> new Act.RollBack(back.environment(), Optional.of(release));
                    case Act.Promote promote -> promote;
                });
        plan();
    }

    /** Runs the plan that was seen, and leads to the deployment. */
    public void run() {
        review.get()
                .filter(_ -> whyNot.getValue().isEmpty())
                .ifPresent(seen -> starting.ask(
                        "Starting",
                        () -> context.workspace()
                                .run(seen, seen.digest(), message.get().strip()),
                        running -> context.navigator().go(new Place.Deployment(running.id()))));
    }

    /** Leaves without doing anything. */
    public void leave() {
        context.navigator().go(new Place.Board());
    }

    /** The act. */
    public ReadOnlyObjectProperty<Act> actProperty() {
        return act.getReadOnlyProperty();
    }

    /** The plan and what it brings; empty until it is made. */
    public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** What can be deployed or rolled back to; empty for a promotion. */
    public ObservableList<String> releases() {
        return seenReleases;
    }

    /** Why, kept in the trail. */
    public StringProperty messageProperty() {
        return message;
    }

    /** What the person typed to confirm. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** Why the act cannot be done now, in a sentence; empty when it can. */
    public ObservableValue<String> whyNotProperty() {
        return whyNot;
    }

    /** The making of the plan. */
    public Activity planning() {
        return planning;
    }

    /** The reading of releases to choose from. */
    public Activity choosing() {
        return choosing;
    }

    /** The start of the deployment. */
    public Activity starting() {
        return starting;
    }

    /** The act as a command, as far as it is known: "Promote v1.8.0 to production". */
    public static String verb(Act act, Optional<Review> review) {
        Optional<String> release = review.map(r -> r.plan().release().name());
        return switch (act) {
            case Act.Deploy deploy ->
                "Deploy " + release.or(deploy::release).orElse("a release") + " to " + deploy.environment();
            case Act.Promote promote -> "Promote " + release.orElse(promote.from()) + " to " + promote.environment();
            case Act.RollBack back ->
                "Roll " + back.environment() + " back"
                        + release.or(back::release).map(name -> " to " + name).orElse("");
        };
    }

    /** What must be typed before this plan can run: the environment's name on production. */
    public static Optional<String> toBeTyped(Plan plan) {
        return plan.target().tier() == Tier.PRODUCTION
                ? Optional.of(plan.target().environment())
                : Optional.empty();
    }

    /** Whether the act takes commits back rather than bringing some. */
    public static boolean takesBack(Review review) {
        return review.plan().mode() == Mode.ROLLBACK
                || !review.comparison().goingAway().isEmpty();
    }

    private Optional<String> chosen() {
        return switch (act.get()) {
            case Act.Deploy deploy -> deploy.release();
            case Act.RollBack back ->
                back.release().or(() -> review.get().map(r -> r.plan().release().name()));
            case Act.Promote _ -> Optional.empty();
        };
    }

    private Outcome<Review> makePlan() throws InterruptedException {
        Workspace workspace = context.workspace();
        return switch (act.get()) {
            case Act.Deploy deploy -> workspace.plan(deploy.release().orElse(""), deploy.environment());
            case Act.Promote promote -> workspace.planPromotion(promote.from(), promote.environment());
            case Act.RollBack back -> workspace.planRollback(back.environment(), back.release());
        };
    }

    private void readReleases() {
        switch (act.get()) {
            case Act.Deploy _ ->
                choosing.start(
                        "Reading tags",
                        () -> context.workspace().tags().stream().map(Tag::name).toList(),
                        releases::setAll);
            case Act.RollBack back ->
                choosing.ask(
                        "Asking hosts which releases they still have",
                        () -> context.workspace().rollbackChoices(back.environment()),
                        this::offer);
            case Act.Promote _ -> releases.clear();
        }
    }

    private void offer(List<RollbackChoice> choices) {
        Stream<String> names = choices.stream().map(choice -> choice.release().name());
        releases.setAll(names.toList());
    }

    private String findWhyNot() {
        if (planning.runningProperty().get()) {
            return "The plan is still being made.";
        }
        if (starting.runningProperty().get()) {
            return "It is being started.";
        }
        if (review.get().isEmpty()) {
            return "There is no plan yet.";
        }
        return review.get()
                .flatMap(seen -> toBeTyped(seen.plan()))
                .filter(name -> !name.equals(typed.get().strip()))
                .map(name -> "Type " + name + " to confirm.")
                .orElse("");
    }
}
