package dev.slipway.git;

/**
 * Why an act is not possible as things stand, in a sentence, and what to do about it.
 *
 * @param passes whether it may go by itself, as a lock does
 */
public record Obstacle(String reason, String remedy, boolean passes) {
    /** One that stays until somebody does something. */
    public Obstacle(String reason, String remedy) {
        this(reason, remedy, false);
    }
}
