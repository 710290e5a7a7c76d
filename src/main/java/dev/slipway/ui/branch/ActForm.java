package dev.slipway.ui.branch;

import dev.slipway.app.Outcome;
import dev.slipway.app.Proposal;
import java.util.List;

/**
 * What a person is asked for an act.
 *
 * @param button what is on the button that does it
 * @param destroys whether something goes by it
 * @param proposing makes the proposal from the fields' values, in their order
 */
record ActForm(String title, String button, boolean destroys, List<Field> fields, Proposing proposing) {

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
