package dev.slipway.ui.review;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Gate;
import dev.slipway.ui.review.Answering.Answer;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** An act before it is done: its plan, what it brings, and the confirmation. The plan that was seen is the one that runs. */
public final class ReviewModel {
    private final ScreenContext context;
    private final Activity planning;
    private final ReleaseChoices choices;
    private final Activity starting;
    private final Answering answering;
    private final ReadOnlyObjectWrapper<Act> act;
    private final ReadOnlyObjectWrapper<Optional<Review>> review = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableValue<String> whyNot;
    private Subscription time = Subscription.EMPTY;
    private boolean attached;

    public ReviewModel(ScreenContext context, Act act) {
        this.context = context;
        this.act = new ReadOnlyObjectWrapper<>(act);
        this.planning = new Activity(context.background());
        this.choices = new ReleaseChoices(context);
        this.starting = new Activity(context.background());
        this.answering = new Answering(context, this::said, this::started);
        this.whyNot = Bindings.createStringBinding(
                this::findWhyNot,
                review,
                typed,
                answering.time().textProperty(),
                planning.runningProperty(),
                starting.runningProperty(),
                answering.signing().runningProperty());
        starting.faultProperty().subscribe(no -> no.ifPresent(this::refused));
    }

    /** Makes the plan and reads the releases to choose from. */
    public void attach() {
        attached = true;
        time = context.now().subscribe(this::passing);
        plan();
        readReleases();
    }

    /** Stops what is read. What was confirmed goes on. */
    public void detach() {
        attached = false;
        time.unsubscribe();
        planning.stop();
        choices.reading().stop();
    }

    /** Makes the plan, or makes it again. Nothing to plan while a deployment's release is not chosen. */
    public void plan() {
        starting.dismiss();
        make("Making the plan");
    }

    /** What was typed confirmed another plan than the one to come. */
    private void make(String what) {
        review.set(Optional.empty());
        typed.set("");
        if (!wantsChoice()) {
            planning.ask(what, this::makePlan, made -> review.set(Optional.of(made)));
        }
    }

    private boolean wantsChoice() {
        return act.get() instanceof Act.Deploy deploy && deploy.release().isEmpty();
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
                    case Act.Answer answer -> answer;
                });
        plan();
    }

    /** Runs the plan that was seen, and leads to the deployment. When that is refused, the plan is made anew. */
    public void run() {
        review.get()
                .filter(_ -> whyNot.getValue().isEmpty())
                .ifPresent(seen -> starting.ask(
                        "Starting: taking the lease on "
                                + seen.plan().target().leaseHost().name(),
                        () -> context.workspace()
                                .run(seen, seen.digest(), message.get().strip()),
                        this::started));
    }

    /** Runs the plan that was seen in spite of gates that are closed, once the person has said why. */
    void override() {
        review.get()
                .filter(Overriding::possible)
                .ifPresent(seen -> context.sheets()
                        .confirm(
                                Overriding.of(seen, verb(act.get(), review.get())),
                                reason -> starting.ask(
                                        "Starting: taking the lease on "
                                                + seen.plan()
                                                        .target()
                                                        .leaseHost()
                                                        .name(),
                                        () -> context.workspace()
                                                .run(
                                                        seen,
                                                        seen.digest(),
                                                        message.get().strip(),
                                                        reason),
                                        this::started)));
    }

    private void started(Running running) {
        if (attached) {
            context.navigator().go(new Place.Deployment(running.id()));
        }
    }

    /** What was said is not said again with the next act. */
    private void said() {
        message.set("");
        if (attached) {
            plan();
        }
    }

    private void refused(Fault no) {
        if (attached) {
            make("Making the plan anew");
        } else {
            context.notices().failed(no);
        }
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
        return choices.releases();
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
        return choices.reading();
    }

    /** Whether the reading of releases is to be told: not where the plan failed for the same reason. */
    ObservableValue<Boolean> choosingTold() {
        return Bindings.createObjectBinding(
                () -> choosing().faultProperty().get().isEmpty()
                        || !sentence(choosing()).equals(sentence(planning)),
                choosing().faultProperty(),
                planning.faultProperty());
    }

    private static Optional<String> sentence(Activity activity) {
        return activity.faultProperty().get().map(Fault::sentence);
    }

    /** The start of the deployment. */
    public Activity starting() {
        return starting;
    }

    /** The act as a command, as far as it is known: "Promote v1.8.0 to production". */
    public static String verb(Act act, Optional<Review> review) {
        return act.verb(review.map(r -> r.plan().release().name()));
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

    /** The release that was named, or the one that the plan found. */
    Optional<String> chosen() {
        return switch (act.get()) {
            case Act.Deploy deploy -> deploy.release();
            case Act.RollBack back ->
                back.release().or(() -> review.get().map(r -> r.plan().release().name()));
            case Act.Promote _, Act.Answer _ -> Optional.empty();
        };
    }

    private Outcome<Review> makePlan() throws InterruptedException {
        Workspace workspace = context.workspace();
        return switch (act.get()) {
            case Act.Deploy deploy -> workspace.plan(deploy.release().orElse(""), deploy.environment());
            case Act.Promote promote -> workspace.planPromotion(promote.from(), promote.environment());
            case Act.RollBack back -> workspace.planRollback(back.environment(), back.release());
            case Act.Answer answer ->
                switch (workspace.promotions().named(answer.promotion())) {
                    case Outcome.No<AskedPromotion>(var refused) -> new Outcome.No<>(refused);
                    case Outcome.Done<AskedPromotion>(var asked) -> workspace.review(asked);
                };
        };
    }

    /** What is to be said in place of a plan. */
    String withoutPlan() {
        if (planning.runningProperty().get()) {
            return "The plan is being made. Nothing changes before you confirm it.";
        }
        return wantsChoice()
                ? "Choose what to deploy; the plan then shows what would change. Nothing changes before you confirm."
                : "There is no plan. Nothing changes before you confirm one.";
    }

    /** Reads the releases to choose from; none for a promotion. */
    void readReleases() {
        choices.read(act.get());
    }

    private Optional<Gate> closed() {
        return review.get().stream()
                .flatMap(seen -> seen.gates().stream())
                .filter(gate -> !gate.passed())
                .findFirst();
    }

    /** What others have said meanwhile of the promotion that is looked at has its gates judged again. */
    void heard(List<AskedPromotion> open) {
        boolean news = review.get().flatMap(Review::asked).stream()
                .anyMatch(seen -> open.stream()
                        .filter(now ->
                                now.promotion().id().equals(seen.promotion().id()))
                        .anyMatch(now ->
                                !now.promotion().said().equals(seen.promotion().said())));
        if (news && nothingRuns()) {
            make("Judging the gates anew");
        }
    }

    private boolean nothingRuns() {
        return !planning.runningProperty().get()
                && !starting.runningProperty().get()
                && !answering.signing().runningProperty().get();
    }

    /** A gate that waited for this time is judged again. */
    private void passing(Instant now) {
        boolean over = review.get().stream()
                .flatMap(seen -> seen.gates().stream())
                .map(Gate::state)
                .anyMatch(state -> state instanceof Gate.Waiting(var _, var until)
                        && until.filter(end -> !end.isAfter(now)).isPresent());
        if (over && nothingRuns()) {
            make("Judging the gates anew");
        }
    }

    /** Says this of the promotion of the plan that was seen. */
    void answer(Answer answer) {
        review.get()
                .filter(_ -> whyNoAnswer(answer).getValue().isEmpty())
                .ifPresent(seen -> answering.give(answer, seen, message.get().strip()));
    }

    /** Why this cannot be said now, in a sentence; empty when it can. */
    ObservableValue<String> whyNoAnswer(Answer answer) {
        return Bindings.createStringBinding(
                () -> findWhyNoAnswer(answer),
                review,
                typed,
                message,
                answering.time().textProperty(),
                planning.runningProperty(),
                answering.signing().runningProperty());
    }

    /** Why nothing can be overridden now, in a sentence; empty when it can. */
    ObservableValue<String> whyNoOverride() {
        return Bindings.createStringBinding(
                () -> planning.runningProperty().get()
                                || starting.runningProperty().get()
                        ? "It is being looked at."
                        : "",
                planning.runningProperty(),
                starting.runningProperty());
    }

    private String findWhyNoAnswer(Answer answer) {
        if (planning.runningProperty().get()
                || answering.signing().runningProperty().get()) {
            return "It is being looked at.";
        }
        return answering
                .against(answer, message.get())
                .or(() -> answer.starts() ? untyped() : Optional.empty())
                .orElse("");
    }

    /** What can be said of a promotion, and the saying. */
    Answering answering() {
        return answering;
    }

    private Optional<String> untyped() {
        return review.get()
                .flatMap(seen -> toBeTyped(seen.plan()))
                .filter(name -> !name.equals(typed.get().strip()))
                .map(name -> "Type " + name + " to confirm.");
    }

    private String findWhyNot() {
        if (planning.runningProperty().get()) {
            return "The plan is still being made.";
        }
        if (starting.runningProperty().get()) {
            return "It is being started.";
        }
        if (answering.signing().runningProperty().get()) {
            return "It is being signed.";
        }
        if (review.get().isEmpty()) {
            return "There is no plan yet.";
        }
        Optional<Gate> closed = closed();
        if (closed.isPresent()) {
            return closed.get().state().sentence();
        }
        return review.get().filter(answering::scheduled).isPresent()
                ? "A time is written: have it start then, or clear it."
                : untyped().orElse("");
    }
}
