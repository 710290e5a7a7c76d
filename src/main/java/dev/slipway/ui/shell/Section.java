package dev.slipway.ui.shell;

import org.kordamp.ikonli.feather.Feather;

/** What the rail offers, in its order. */
public enum Section {
    BOARD("Board", Feather.COLUMNS),
    HISTORY("History", Feather.GIT_BRANCH),
    DEPLOYMENTS("Deployments", Feather.SEND),
    LOGS("Logs", Feather.FILE_TEXT),
    AUDIT("Audit", Feather.BOOK_OPEN),
    SETTINGS("Settings", Feather.SETTINGS);

    private final String title;
    private final Feather icon;

    Section(String title, Feather icon) {
        this.title = title;
        this.icon = icon;
    }

    /** What it is called on screen. */
    public String title() {
        return title;
    }

    /** Its picture in the rail and the palette. */
    public Feather icon() {
        return icon;
    }

    /** Where it leads. */
    public Place place() {
        return switch (this) {
            case BOARD -> new Place.Board();
            case HISTORY -> new Place.History();
            case DEPLOYMENTS -> new Place.Deployments();
            case LOGS -> new Place.Logs();
            case AUDIT -> new Place.Audit();
            case SETTINGS -> new Place.Settings();
        };
    }
}
