package dev.slipway.ui.theme;

import javafx.application.ColorScheme;

/** What a person chose: as the system has it, or always one of the two. */
public enum Appearance {
    SYSTEM("System"),
    LIGHT("Light"),
    DARK("Dark");

    private final String title;

    Appearance(String title) {
        this.title = title;
    }

    /** What it is called on screen. */
    public String title() {
        return title;
    }

    /** Its title, as boxes show it. */
    @Override
    public String toString() {
        return title;
    }

    /** What that means where the system has this scheme. */
    public ColorScheme scheme(ColorScheme system) {
        return switch (this) {
            case SYSTEM -> system;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }
}
