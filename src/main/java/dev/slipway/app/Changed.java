package dev.slipway.app;

import dev.slipway.git.BranchChange;

/**
 * A branch that was changed.
 *
 * @param change what became of it, from which follows how it is undone
 */
public record Changed(Act act, BranchChange change) {}
