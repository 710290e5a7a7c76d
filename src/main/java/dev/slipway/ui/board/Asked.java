package dev.slipway.ui.board;

import dev.slipway.app.EnvironmentStatus;
import dev.slipway.ui.work.Fault;
import java.util.Optional;

/**
 * What asking the hosts of an environment gave.
 *
 * @param status the last answers
 * @param asking whether they are being asked now
 * @param fault why asking failed the last time
 */
record Asked(Optional<EnvironmentStatus> status, boolean asking, Optional<Fault> fault) {
    /** Before anyone asked. */
    static final Asked NEVER = new Asked(Optional.empty(), false, Optional.empty());

    /** Whether a host shows a release as live. */
    boolean showsRelease() {
        return status.stream()
                .flatMap(answer -> answer.hosts().stream())
                .anyMatch(host -> !host.live().isEmpty());
    }

    /** Whether nothing was answered or failed so far; a host that could not be asked is unknown instead. */
    boolean notYet() {
        return status.isEmpty() && fault.isEmpty();
    }

    /** The same, now being asked. */
    Asked begun() {
        return new Asked(status, true, Optional.empty());
    }

    /** With these answers. */
    Asked answered(EnvironmentStatus answer) {
        return new Asked(Optional.of(answer), false, Optional.empty());
    }

    /** The last answers stay; asking again failed. */
    Asked failed(Fault why) {
        return new Asked(status, false, Optional.of(why));
    }
}
