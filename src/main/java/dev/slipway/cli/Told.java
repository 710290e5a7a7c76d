package dev.slipway.cli;

import dev.slipway.app.HostQuestions;

/** Tells at a terminal what a login lacks or waits for. Nobody is asked there whether the vault is to remember something. */
interface Told extends HostQuestions {
    /** Where it is told. */
    Terminal terminal();

    /** Nobody is asked more than ssh asks: {@code slipway secret remember} does it. */
    @Override
    default boolean remembers(EncryptedKey key) {
        return false;
    }

    @Override
    default void vaultFailed(String why, String remedy) {
        terminal().complain(why);
        terminal().complain(remedy);
    }

    @Override
    default void agentWaits(String host, String what) {
        terminal().complain(HostQuestions.waiting(host, what));
    }
}
