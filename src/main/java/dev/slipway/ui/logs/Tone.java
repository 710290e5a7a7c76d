package dev.slipway.ui.logs;

import dev.slipway.logs.format.Level;
import java.util.List;

/** What a piece of a row is, which decides its colour. Hosts have tones of their own, of which none means a state. */
enum Tone {
    PLAIN,
    MUTED,
    ERROR,
    WARNING,
    RELEASE,
    HOST_0,
    HOST_1,
    HOST_2,
    HOST_3,
    HOST_4,
    HOST_5;

    private static final List<Tone> HOSTS = List.of(HOST_0, HOST_1, HOST_2, HOST_3, HOST_4, HOST_5);

    /** That of the how many-th host, again from the first after the last. */
    static Tone ofHost(int number) {
        return HOSTS.get(number % HOSTS.size());
    }

    static Tone of(Level level) {
        return switch (level) {
            case TRACE, DEBUG, INFO -> MUTED;
            case WARN -> WARNING;
            case ERROR, FATAL -> ERROR;
        };
    }
}
