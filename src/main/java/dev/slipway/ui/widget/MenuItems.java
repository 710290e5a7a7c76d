package dev.slipway.ui.widget;

import javafx.scene.control.MenuItem;

/** Makes items of menus. */
public final class MenuItems {
    private MenuItems() {}

    /** An item that does something; its text is shown as it is, underscores too. */
    public static MenuItem of(String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
