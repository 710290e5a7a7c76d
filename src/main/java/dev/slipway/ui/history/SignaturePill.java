package dev.slipway.ui.history;

import dev.slipway.git.signature.Signature;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.util.Optional;
import javafx.scene.control.Tooltip;

/** What is known of a signature, in a word; the whole where the pointer rests on it. */
final class SignaturePill {
    private SignaturePill() {}

    /** Empty where nothing is signed. */
    static Optional<StatePill> of(Signature signature) {
        return switch (signature) {
            case Signature.None _ -> Optional.empty();
            case Signature.Valid(var signer, var fingerprint, var trust) ->
                pill(
                        trusted(trust) ? State.GOOD : State.WAITING,
                        trusted(trust) ? "signed" : "signed, key not trusted",
                        "By " + signer + "\nKey " + fingerprint);
            case Signature.UnknownKey(var key) ->
                pill(State.WAITING, "signed by an unknown key", "Key " + key + " is not known here.");
            case Signature.Bad(var reason) -> pill(State.FAILED, "bad signature", reason);
            case Signature.CannotCheck(var reason, var remedy) ->
                pill(State.NEUTRAL, "signature not checked", reason + "\n" + remedy);
        };
    }

    private static boolean trusted(Signature.Trust trust) {
        return switch (trust) {
            case MARGINAL, FULLY, ULTIMATE -> true;
            case UNDEFINED, NEVER -> false;
        };
    }

    private static Optional<StatePill> pill(State state, String word, String whole) {
        StatePill pill = new StatePill(state, word);
        pill.setTooltip(new Tooltip(whole));
        pill.setAccessibleHelp(whole);
        return Optional.of(pill);
    }
}
