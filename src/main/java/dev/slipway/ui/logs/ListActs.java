package dev.slipway.ui.logs;

/** What keys and the pointer do in the list beside moving about in it. */
interface ListActs {
    /** Puts what is selected on the clipboard, as it is shown or without what stands left of messages. */
    void copy(boolean messagesOnly);

    /** Keeps the row in mind where the selection is, or lets go of it. */
    void bookmark();

    /** Goes to the next bookmark, or the one before. */
    void goToBookmark(boolean next);

    /** Goes to the next error, or the one before. */
    void goToError(boolean next);

    /** Goes to the next hit, or the one before. */
    void goToHit(boolean next);

    /** Shows what stands around a hit, or the hits alone again. */
    void context();

    /** Takes back what narrows the list: the selection first, then the query. */
    void clear();

    /** Leads to where a query is written. */
    void find();
}
