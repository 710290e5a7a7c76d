package dev.slipway.ssh;

/** Whoever says whether a host that is seen for the first time is the right one. Asked about one host at a time. */
@FunctionalInterface
public interface FirstContacts {
    /** Nobody: every unknown host is refused. */
    FirstContacts NOBODY = _ -> false;

    /** Whether the key is that host's. It may wait for a person. */
    boolean right(FirstContact contact) throws InterruptedException;
}
