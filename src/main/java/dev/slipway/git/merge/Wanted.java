package dev.slipway.git.merge;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a search whose thread was interrupted. */
final class Wanted extends EmptyProgressMonitor {
    /** Goes on, unless nobody wants to know any more. */
    static void require() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Nobody wants to know any more what a merge would give");
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
