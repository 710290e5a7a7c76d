package dev.slipway.deploy;

import dev.slipway.deploy.host.HostInventory;

/** What a host said when it was asked what it has. */
public sealed interface Answer {
    /** It told. */
    record Told(HostInventory inventory) implements Answer {}

    /** It could not be asked; a sentence says why, another what to do. */
    record Silent(String reason, String remedy) implements Answer {}
}
