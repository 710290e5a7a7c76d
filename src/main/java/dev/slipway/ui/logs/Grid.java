package dev.slipway.ui.logs;

/**
 * Where the columns of a list stand, counted in characters.
 *
 * @param dated whether times need their day
 * @param release room for the release that a host runs; 0 where no deployment is known
 * @param host room for the names of hosts; 0 where there is but one
 * @param log room for the names of logs; 0 where there is but one
 * @param view how many are seen at once
 */
record Grid(boolean dated, int release, int host, int log, int view) {
    static final int LEVEL = 5;
    private static final int TIME = 12;
    private static final int DAY = 6;
    private static final int LEAST_MESSAGE = 24;

    int timeWidth() {
        return dated ? TIME + DAY : TIME;
    }

    int releaseAt() {
        return timeWidth() + 1;
    }

    int hostAt() {
        return releaseAt() + room(release);
    }

    int logAt() {
        return hostAt() + room(host);
    }

    int levelAt() {
        return logAt() + room(log);
    }

    int messageAt() {
        return levelAt() + LEVEL + 1;
    }

    /** How many columns a message has before it goes on in the next line. */
    int message() {
        return Math.max(LEAST_MESSAGE, view - messageAt());
    }

    Grid seen(int columns) {
        return new Grid(dated, release, host, log, columns);
    }

    private static int room(int width) {
        return width == 0 ? 0 : width + 1;
    }
}
