package dev.slipway.deploy.host;

import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The check that a host makes by itself, where it has one: guard.sh as the forced command of the key that deploys. It lets
 * changes through only under a permit, which names what people have signed.
 */
public final class HostGuard {
    /** What to do where a guard refuses. */
    public static final String REMEDY =
            "If the policy, slipway.yaml or Slipway's version changed since it was installed, install it anew: slipway host-guard.";

    private static final String PROGRAM = "slipway-guard";
    private static final int REFUSED = 77;
    private static final int NO_PERMIT = 78;
    private static final int NO_SUCH_PROGRAM = 127;

    private HostGuard() {}

    /** Its constant text, to stand behind what it is to know. */
    public static String text() {
        return HostScript.resource("guard.sh");
    }

    /** Whether a command that ended so did nothing, for the guard refused it. */
    public static boolean refused(int status) {
        return status == REFUSED || status == NO_PERMIT;
    }

    /**
     * Says that a deployment has ended: nothing of it runs on this host any more without another signed start. Why its guard
     * does not take note of that, a sentence.
     */
    public static Optional<String> close(Connection host, String deployment, Duration deadline)
            throws InterruptedException {
        return complaint(host.run(Command.of(PROGRAM, "close", deployment), deadline));
    }

    /**
     * Shows a host the permit of a deployment; why its guard does not take it, a sentence. A host without a guard has no
     * such program and takes everything.
     */
    public static Optional<String> show(Connection host, String deployment, String permit, Duration deadline)
            throws InterruptedException {
        Outcome outcome = host.run(
                Command.of(PROGRAM, "permit", deployment),
                new ByteArrayInputStream(permit.getBytes(StandardCharsets.UTF_8)),
                (_, _) -> {},
                deadline);
        return complaint(outcome);
    }

    private static Optional<String> complaint(Outcome outcome) {
        return outcome.succeeded() || outcome.status() == NO_SUCH_PROGRAM
                ? Optional.empty()
                : Optional.of(Complaint.of(outcome.errors()));
    }
}
