package dev.slipway.ui.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Board;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.action.Action;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** What stands between two environments of the Board. */
class FlowViewTest {
    private static final Board.Flow EVEN = new Board.Flow("staging", "production", 0, 0, 0, 0, true, Optional.empty());

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static String said(boolean started, boolean arrived) {
        Action promote = Action.of("board.promote", "Promote to production", Feather.SEND, () -> {});
        FlowView view = FlowView.inside(promote, Tier.PRODUCTION);
        view.show(EVEN, started, arrived);
        return view.getAccessibleText();
    }

    @Test
    void whatAPromotionWouldBringIsOnlyCalledTheSameWhereSomethingIsLiveAtBothEnds() {
        assertThat(said(true, true)).endsWith("same release");
        assertThat(said(true, false)).endsWith("the first release there");
        assertThat(said(false, false)).endsWith("nothing to promote yet");
    }
}
