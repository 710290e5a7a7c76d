package dev.slipway.ui.widget;

import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies a text to the clipboard. */
public final class CopyButton extends Button {

    /** A button with this word on it. */
    public CopyButton(String word, String copied) {
        this(word, () -> copied);
    }

    /**
     * The same for a text that changes.
     *
     * @param copied asked when the button is pressed
     */
    public CopyButton(String word, Supplier<String> copied) {
        super(word, new FontIcon(Feather.COPY));
        setOnAction(_ -> copy(copied.get()));
    }

    /**
     * A small button without words.
     *
     * @param meaning what it does, in a sentence, for its tooltip and for who does not see it
     */
    public static CopyButton small(String meaning, String copied) {
        CopyButton button = new CopyButton("", copied);
        button.getStyleClass().addAll("icon-only", "tiny");
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning));
        return button;
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
