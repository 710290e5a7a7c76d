package dev.slipway.app;

import java.util.stream.Stream;

/** What can be said of a promotion, and how the trail calls it before and afterwards. */
enum PromotionAct {
    ASK("promotion.request-wanted", "promotion.requested", "", " asked for it"),
    APPROVE("promotion.approval-wanted", "promotion.approved", "the approval of ", " approved it"),
    REJECT("promotion.rejection-wanted", "promotion.rejected", "the rejection of ", " rejected it"),
    REMARK("promotion.comment-wanted", "promotion.commented", "a comment on ", " commented on it"),
    WITHDRAW("promotion.withdrawal-wanted", "promotion.withdrawn", "the withdrawal of ", " took back what they said");

    private final String wanted;
    private final String done;
    private final String signs;
    private final String said;

    PromotionAct(String wanted, String done, String signs, String said) {
        this.wanted = wanted;
        this.done = done;
        this.signs = signs;
        this.said = said;
    }

    /** The kind of the entry before it is done. */
    String wanted() {
        return wanted;
    }

    /** The kind of the entry once it is done. */
    String done() {
        return done;
    }

    /** What is signed, before the name of the promotion. */
    String signs() {
        return signs;
    }

    /** What somebody did, behind their name. */
    String said() {
        return said;
    }

    /** All kinds of entries. */
    static Stream<String> kinds() {
        return Stream.of(values()).flatMap(act -> Stream.of(act.wanted, act.done));
    }
}
