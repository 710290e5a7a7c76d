package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who holds the right to change an environment.
 *
 * @param from the machine that it was taken from
 * @param plan digest of the plan that it was taken for
 * @param expiresAfter without a heartbeat for so long another deployment may take it over
 */
public record LeaseHolder(
        String deployment,
        String environment,
        String by,
        String from,
        Instant since,
        Digest plan,
        String message,
        Duration expiresAfter) {

    /**
     * A lease as a host shows it.
     *
     * @param holder empty in the moment before its holder has signed it
     * @param silent since the last heartbeat
     */
    public record Held(Optional<LeaseHolder> holder, Duration silent) {
        private static final Duration ROUNDED = Duration.ofSeconds(2);

        /** Whether it may be taken over. */
        public boolean expired() {
            return holder.isPresent() && silent.compareTo(holder.get().expiresAfter()) >= 0;
        }

        /**
         * Whether its holder gave a sign of life after the lease was seen before: it has not been silent for the time that
         * passed since then. Hosts tell whole seconds.
         */
        public boolean beatSince(Held before, Duration passed) {
            return silent.compareTo(before.silent().plus(passed).minus(ROUNDED)) < 0;
        }

        /** One sentence for the person who waits for it to expire. */
        public String awaited() {
            return ("%s has not ended, and its last heartbeat was %d seconds ago; unless another comes within %d seconds, its"
                            + " process counts as dead.")
                    .formatted(
                            holder.map(h -> "Deployment " + h.deployment()).orElse("A deployment"),
                            silent.toSeconds(),
                            left());
        }

        private long left() {
            return holder.map(h -> h.expiresAfter().minus(silent).toSeconds() + 1)
                    .orElse(0L);
        }

        /** What the person can do who wanted it. */
        public String remedy() {
            String recover = "end what it left with slipway recover "
                    + holder.map(LeaseHolder::environment).orElse("ENV") + " finish, roll-back or close.";
            if (expired()) {
                return "Look at it with slipway status, and " + recover;
            }
            return "Wait until it has ended. If its holder is dead, the lease expires in " + left() + " seconds; then "
                    + recover;
        }

        /** One sentence for the person who wanted it. */
        public String text() {
            String end = expired()
                    ? "; it has been silent for " + silent.toSeconds() + " seconds and has expired"
                    : "; last heartbeat " + silent.toSeconds() + " seconds ago";
            return holder.map(h -> h.text() + end).orElse("Someone has just taken the lease") + ".";
        }
    }

    private String text() {
        String why = message.isBlank() ? "" : ", \"" + message + "\"";
        return "%s is held by %s from %s since %s for plan %s, deployment %s%s"
                .formatted(
                        environment,
                        by,
                        from,
                        since.truncatedTo(ChronoUnit.SECONDS),
                        plan.abbreviated(),
                        deployment,
                        why);
    }
}
