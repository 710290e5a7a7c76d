package dev.slipway.project;

/** Words of the file as messages show them: on one line, and not endless. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "␀");
        return '"' + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…") + '"';
    }
}
