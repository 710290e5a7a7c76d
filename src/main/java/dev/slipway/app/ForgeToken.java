package dev.slipway.app;

import java.time.Instant;
import java.util.Optional;

/**
 * The token with which a forge is asked, told without it.
 *
 * @param forge as people call it
 * @param address of the forge, to which the token goes and to no other
 * @param since when the vault has it; empty where it has none
 * @param used whether this is the forge of the project; a token for another one stays until somebody removes it
 */
public record ForgeToken(String forge, String address, Optional<Instant> since, boolean used) {}
