package dev.slipway.ui;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Event.StepResult;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.ssh.OutputListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a deployment as an engine tells them, to be folded into a state; the time goes on with each. */
public final class Runs {
    private final Plan plan;
    private final String id;
    private final List<Event> events = new ArrayList<>();
    private Instant time;

    private Runs(String id, Plan plan, Instant start) {
        this.id = id;
        this.plan = plan;
        this.time = start;
        events.add(new Event.Started(id, time, plan, "ana", "the cart release", Optional.empty(), Optional.empty()));
        events.add(new Event.LeaseWanted(id, time, plan.target().leaseHost().name()));
    }

    /** A deployment that has just begun. */
    public static Runs begin(String id, Plan plan, Instant start) {
        return new Runs(id, plan, start);
    }

    /** All hosts prepared. */
    public Runs prepared() {
        for (Phase phase : List.of(Phase.PREFLIGHT, Phase.PREPARE)) {
            hosts().forEach(host -> step(host, phase, 400));
        }
        return this;
    }

    /** A batch that switched and is healthy. */
    public Runs batch(int number) {
        batchBegins(number);
        for (Phase phase : List.of(Phase.SWITCH, Phase.RESTART, Phase.VERIFY)) {
            plan.batches().get(number - 1).forEach(host -> step(host, phase, phase == Phase.VERIFY ? 2900 : 120));
        }
        return this;
    }

    /** A batch that has switched and is being verified. */
    public Runs batchVerifying(int number) {
        batchBegins(number);
        String host = plan.batches().get(number - 1).getFirst();
        step(host, Phase.SWITCH, 90);
        step(host, Phase.RESTART, 130);
        starts(host, Phase.VERIFY);
        events.add(new Event.Progress(id, time, host, Phase.VERIFY, 2, 3, "GET /health"));
        return this;
    }

    /** A batch whose health check fails, and all that switched going back. */
    public Runs batchFails(int number, String reason) {
        batchBegins(number);
        String host = plan.batches().get(number - 1).getFirst();
        step(host, Phase.SWITCH, 90);
        step(host, Phase.RESTART, 130);
        starts(host, Phase.VERIFY);
        time = time.plusSeconds(30);
        events.add(new Event.StepEnded(id, time, host, "web", Phase.VERIFY, false, StepResult.FAILED, reason));
        List<String> back = hosts().subList(0, number);
        events.add(new Event.GoingBack(id, time, reason, back));
        back.forEach(h -> {
            events.add(new Event.StepStarted(id, time, h, "web", Phase.SWITCH, true));
            time = time.plusMillis(800);
            events.add(new Event.StepEnded(
                    id, time, h, "web", Phase.SWITCH, true, StepResult.DONE, "v1.7.3 is live again"));
        });
        return this;
    }

    /** The checks and the tidying after the last batch. */
    public Runs finished() {
        hosts().forEach(host -> step(host, Phase.CHECK, 60));
        hosts().forEach(host -> step(host, Phase.RETIRE, 210));
        return ended(Verdict.SUCCEEDED, "");
    }

    public Runs ended(Verdict verdict, String reason) {
        events.add(new Event.Ended(id, time, verdict, reason));
        return this;
    }

    /** The state that the events so far lead to. */
    public DeploymentState state() {
        return DeploymentState.after(events).orElseThrow();
    }

    /** The events so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    private List<String> hosts() {
        return plan.batches().stream().flatMap(List::stream).toList();
    }

    private void batchBegins(int number) {
        events.add(new Event.BatchStarted(id, time, number, plan.batches().get(number - 1)));
    }

    private void starts(String host, Phase phase) {
        events.add(new Event.StepStarted(id, time, host, "web", phase, false));
        time = time.plusMillis(40);
        says(host, phase);
    }

    private void step(String host, Phase phase, long millis) {
        starts(host, phase);
        time = time.plus(Duration.ofMillis(millis));
        events.add(new Event.StepEnded(id, time, host, "web", phase, false, StepResult.DONE, detail(phase)));
    }

    private void says(String host, Phase phase) {
        String text = switch (phase) {
            case PREFLIGHT -> "/srv/shop-api 41 % used, 18 GB free";
            case PREPARE -> "23 files, 412 KB received; manifest proven";
            case SWITCH -> "current -> releases/12-v1.8.0-7c1d9e2";
            case RESTART -> "systemctl restart shop-api";
            case VERIFY -> "GET /health 200 in 31 ms (1 of 3)";
            case CHECK -> "smoke: GET /orders 200 in 12 ms";
            case RETIRE -> "removed releases/6-v1.6.1-1c2d3e4";
        };
        OutputListener.Stream stream =
                phase == Phase.RESTART ? OutputListener.Stream.ERRORS : OutputListener.Stream.OUTPUT;
        events.add(new Event.Output(id, time, host, phase, stream, text));
    }

    private static String detail(Phase phase) {
        return phase == Phase.PREPARE ? "23 files sent, 412 KB" : "";
    }
}
