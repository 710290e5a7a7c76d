package dev.slipway.forge;

import dev.slipway.forge.Answer.Why;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Asks forges, one question after another, as both want it. Safe for use by many threads. An interruption ends the waiting.
 */
public final class Forges implements AutoCloseable {
    /** What can stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final Wire wire;
    private final Bounds bounds;
    private final Remembered remembered = new Remembered();
    private final Refusals refusals;
    private final ReentrantLock turn = new ReentrantLock();

    /** Connects to nothing yet. */
    public Forges(InstantSource clock, Bounds bounds) {
        this.wire = new Wire(bounds);
        this.bounds = bounds;
        this.refusals = new Refusals(clock);
    }

    /** Whether a value has the form of a token. */
    public static boolean fits(Secret token) {
        return TOKEN.matcher(token.reveal()).matches();
    }

    /** The checks of a commit. A forge that wants to be left alone is not asked before that time is over. */
    public Answer ask(Home home, Revision revision, Secret token) throws InterruptedException {
        if (!fits(token)) {
            return new Answer.Untold(
                    Why.TOKEN,
                    "What is kept as the token of " + home.title() + " is none.",
                    "Say slipway secret token.",
                    Optional.empty());
        }
        turn.lockInterruptibly();
        try {
            refusals.require(home);
            return new Answer.Told(new Checks(checks(home, revision, token)));
        } catch (GivenUp e) {
            return e.answer();
        } finally {
            turn.unlock();
        }
    }

    private List<Check> checks(Home home, Revision revision, Secret token) throws GivenUp, InterruptedException {
        return switch (home.kind()) {
            case GITHUB -> GitHub.checks(home, revision, pages(home, GitHub.headers(token)));
            case GITLAB -> GitLab.checks(home, revision, pages(home, GitLab.headers(token)));
        };
    }

    private Pages pages(Home home, Map<String, String> headers) {
        return new Pages(wire, bounds, remembered, refusals, home, headers);
    }

    @Override
    public void close() {
        wire.close();
    }
}
