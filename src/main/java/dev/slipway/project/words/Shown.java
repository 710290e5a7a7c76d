package dev.slipway.project.words;

/** Words of the file as messages show them: on one line, and not endless. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The text in quotes, cut off where it is long, with a sign for each control character. */
    public static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "␀");
        return '"' + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…") + '"';
    }
}
