package dev.slipway.deploy;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.JournalLine;
import dev.slipway.deploy.host.RootInventory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host itself says of a deployment: where it stands there, and one sentence for people.
 *
 * @param stage the least of its components' stages
 */
public record HostStory(String host, Stage stage, String sentence) {

    /** How far a deployment came on a host. */
    public enum Stage {
        /** The host cannot be asked. */
        UNKNOWN,
        /** Something runs that is neither what was live before nor what was to come. */
        ELSEWHERE,
        UNTOUCHED,
        /** Its preparation began and did not end well; nothing of it was ever live. */
        PREPARING,
        PREPARED,
        /** It was live and went back. */
        WENT_BACK,
        SWITCHED,
        VERIFIED
    }

    /** What each host of the plan says of the deployment that ran it, in the order of the plan. */
    public static List<HostStory> of(Plan plan, String deployment, Map<String, Answer> answers) {
        return plan.hosts().stream()
                .map(host -> of(host, deployment, answers.get(host.host().name())))
                .toList();
    }

    private static HostStory of(HostPlan host, String deployment, @Nullable Answer answer) {
        String name = host.host().name();
        return switch (answer) {
            case Answer.Told(HostInventory inventory) -> told(host, deployment, inventory);
            case Answer.Silent silent ->
                new HostStory(name, Stage.UNKNOWN, name + " cannot be asked: " + silent.reason());
            case null -> new HostStory(name, Stage.UNKNOWN, name + " was not asked.");
        };
    }

    private static HostStory told(HostPlan host, String deployment, HostInventory inventory) {
        String name = host.host().name();
        return host.components().stream()
                .map(c -> story(name, c, inventory.root(c.component().root()), deployment))
                .min(Comparator.comparing(HostStory::stage))
                .orElseThrow(() -> new IllegalArgumentException("The plan does nothing on " + name));
    }

    private static HostStory story(String host, ComponentPlan plan, RootInventory root, String deployment) {
        Stage stage = stage(plan, root, deployment);
        String component = plan.component().name() + " on " + host;
        String sentence = switch (stage) {
            case UNKNOWN -> component + " is unknown";
            case ELSEWHERE ->
                component + " runs " + root.live().orElse("nothing") + ", which this deployment knows nothing of";
            case UNTOUCHED -> component + " was not touched";
            case PREPARING -> component + " has at most half of " + plan.directory() + "; it was never live";
            case PREPARED -> component + " has " + plan.directory() + " ready; it was not switched";
            case WENT_BACK -> component + " went back to what was live before";
            case SWITCHED -> component + " runs " + plan.directory() + "; it was not verified";
            case VERIFIED -> component + " runs " + plan.directory() + " and was verified";
        };
        return new HostStory(host, stage, sentence + ".");
    }

    private static Stage stage(ComponentPlan plan, RootInventory root, String deployment) {
        List<JournalLine> lines = root.journal().stream()
                .filter(l -> l.deployment().equals(deployment))
                .toList();
        String live = root.live().orElse("");
        if (live.equals(plan.directory())) {
            return lines.stream().anyMatch(l -> l.done("verify")) ? Stage.VERIFIED : Stage.SWITCHED;
        }
        if (!live.equals(plan.before().map(LiveRelease::directory).orElse(""))) {
            return Stage.ELSEWHERE;
        }
        if (lines.stream().anyMatch(l -> l.done("back"))) {
            return Stage.WENT_BACK;
        }
        if (root.complete(plan.directory()).isPresent()) {
            return Stage.PREPARED;
        }
        return lines.stream().anyMatch(l -> l.step().equals("prepare")) ? Stage.PREPARING : Stage.UNTOUCHED;
    }
}
