package dev.slipway.ui.branch;

import dev.slipway.app.Changed;
import dev.slipway.app.Outcome;
import dev.slipway.app.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person is asked for an act.
 *
 * @param button what is on the button that does it
 * @param destroys whether something goes by it
 * @param proposing makes the proposal from the fields' values, in their order
 * @param next what can be ticked to be asked next, once this was done
 */
record ActForm(
        String title, String button, boolean destroys, List<Field> fields, Proposing proposing, Optional<Next> next) {

    ActForm(String title, String button, boolean destroys, List<Field> fields, Proposing proposing) {
        this(title, button, destroys, fields, proposing, Optional.empty());
    }

    ActForm then(Next after) {
        return new ActForm(title, button, destroys, fields, proposing, Optional.of(after));
    }

    /**
     * Another act that often follows. It is proposed and asked like any other.
     *
     * @param title beside the tick
     * @param opening opens its sheet, given what was done
     */
    record Next(String title, Consumer<Changed> opening) {}

    /**
     * Something to type or to choose.
     *
     * @param choices to choose from; none where it is typed
     */
    record Field(String name, String initial, List<String> choices) {}

    /** Makes a proposal; changes nothing. */
    interface Proposing {
        Outcome<? extends Proposal> propose(List<String> values) throws InterruptedException;
    }
}
