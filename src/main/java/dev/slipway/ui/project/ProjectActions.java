package dev.slipway.ui.project;

import dev.slipway.release.Revision;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** The acts on a project, told once for the palette, the keys and the buttons of every screen. */
public final class ProjectActions {
    private final ScreenContext context;

    public ProjectActions(ScreenContext context) {
        this.context = context;
    }

    /** Brings what is live in one environment to another, after a review. */
    public Action promote(String from, String to) {
        return Action.of(
                "promote." + from + "." + to,
                "Promote " + from + " to " + to,
                Feather.ARROW_RIGHT,
                () -> review(new Act.Promote(from, to)));
    }

    /** Deploys any release to an environment, after a review. */
    public Action deploy(String environment) {
        return Action.of(
                "deploy." + environment,
                "Deploy a release to " + environment,
                Feather.UPLOAD,
                () -> review(new Act.Deploy(environment, Optional.empty())));
    }

    /** Brings back what was live in an environment before, after a review. */
    public Action rollBack(String environment) {
        return Action.of(
                "rollback." + environment,
                "Roll back " + environment,
                Feather.ROTATE_CCW,
                () -> review(new Act.RollBack(environment, Optional.empty())));
    }

    /** Makes an annotated tag, after its version and notes were shown. */
    public Action tag() {
        return Action.of("tag", "Tag a release", Feather.TAG, () -> TagSheet.open(context, Optional.empty()));
    }

    /** The same at any commit. */
    public Action tag(Revision at) {
        return Action.of(
                "tag." + at.id(),
                "Tag " + at.abbreviated(),
                Feather.TAG,
                () -> TagSheet.open(context, Optional.of(at.id())));
    }

    /** Looks for what would stand in the way of a deployment. */
    public Action doctor() {
        return Action.of(
                "doctor",
                "Doctor: check the project and its hosts",
                Feather.ACTIVITY,
                () -> context.navigator().go(new Place.Doctor()));
    }

    /** Shows hosts, their connections and their keys. */
    public Action hosts() {
        return Action.of(
                "hosts",
                "Hosts and keys: test connections, known keys",
                Feather.SERVER,
                () -> context.navigator().go(new Place.Hosts()));
    }

    /** Shows which secret variables have a value in the vault. */
    public Action secrets() {
        return Action.of(
                "secrets",
                "Secrets: values in the vault, by name",
                Feather.LOCK,
                () -> context.navigator().go(new Place.Secrets()));
    }

    private void review(Act act) {
        context.navigator().go(new Place.Review(act));
    }
}
