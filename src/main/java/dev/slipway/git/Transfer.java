package dev.slipway.git;

import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** One fetch or push: the ways to the other side, its deadline, and what went wrong in a sentence. */
final class Transfer {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Repository repository;
    private final TransferSettings settings;
    private final RemoteConfig remote;
    private final SshSessions sessions;
    private final Logins logins;

    Transfer(
            Repository repository,
            Path place,
            Connections connections,
            TransferSettings settings,
            RemoteConfig remote) {
        this.repository = repository;
        this.settings = settings;
        this.remote = remote;
        this.sessions = new SshSessions(
                connections,
                ChannelLimits.opening(settings.idle()).idle(settings.idle()).total(settings.total()));
        this.logins = new Logins(place, settings.environment());
    }

    /** What is done with one address. */
    interface Work {
        Transferred with(Transport transport, ProgressMonitor monitor) throws IOException;
    }

    /**
     * Does the work for each of the addresses, on a thread that may be interrupted at any time: a virtual one, for on others
     * the sockets of HTTP take no notice.
     *
     * @param done how a sentence says that it is done, such as fetched from
     */
    Transferred run(List<URIish> addresses, String done, TransferProgress progress, Work work)
            throws InterruptedException {
        Monitor monitor = new Monitor(progress);
        FutureTask<Transferred> task = new FutureTask<>(() -> each(addresses, done, monitor, work));
        Thread worker = Thread.ofVirtual().name("slipway-git").start(task);
        try {
            return task.get(settings.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            end(worker, monitor);
            throw new GitException(
                    remote.getName() + " could not be " + done + " within "
                            + settings.total().toSeconds() + " s.",
                    "Look at the network and at the load of the server, and try again.",
                    e);
        } catch (InterruptedException e) {
            end(worker, monitor);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException("A fault while " + remote.getName() + " was " + done, e);
        }
    }

    private static void end(Thread worker, Monitor monitor) throws InterruptedException {
        monitor.cancel();
        worker.interrupt();
        worker.join(FAREWELL);
    }

    private Transferred each(List<URIish> addresses, String done, ProgressMonitor monitor, Work work)
            throws InterruptedException {
        List<RefUpdate> refs = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (URIish address : addresses) {
            requireSpoken(address);
            try (Transport transport = open(address)) {
                Transferred one = work.with(transport, monitor);
                refs.addAll(one.refs());
                said.append(one.said());
                logins.approve();
            } catch (IOException | RuntimeException e) {
                throw explained(address, done, e);
            }
        }
        return new Transferred(refs, said.toString());
    }

    /** JGit tells an answer 403 of an HTTP server in these words alone. */
    private static boolean notPermitted(Exception fault) {
        return fault instanceof TransportException
                && String.valueOf(fault.getMessage()).contains(" not permitted");
    }

    private static void requireSpoken(URIish address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        switch (scheme) {
            case "", "ssh", "git+ssh", "ssh+git", "https", "http", "file", "git" -> {}
            default ->
                throw new GitException(
                        "Slipway does not speak " + scheme + ", the protocol of " + Remotes.shown(address) + ".",
                        "Use an ssh:// or https:// address.");
        }
    }

    private Transport open(URIish address) throws IOException {
        Transport transport = Transport.open(repository, address, remote.getName());
        transport.applyConfig(remote);
        transport.setCredentialsProvider(logins);
        transport.setHookOutputStream(new PrintStream(PrintStream.nullOutputStream()));
        if (transport instanceof SshTransport ssh) {
            ssh.setTimeout(0); // its channels have their own deadlines
            ssh.setSshSessionFactory(sessions);
        } else {
            transport.setTimeout(Math.toIntExact(Math.max(1, settings.idle().toSeconds())));
        }
        return transport;
    }

    private RuntimeException explained(URIish address, String done, Exception fault) {
        Optional<SshException> ssh = sshFault(fault);
        if (ssh.isPresent()) {
            return ssh.get();
        }
        if (logins.refusal().isPresent()) {
            return logins.refusal().get();
        }
        if (fault instanceof RuntimeException own) {
            return own;
        }
        String shown = Remotes.shown(address);
        if (notPermitted(fault)) {
            return GitException.ofLogin(
                    shown + " does not permit it: the login may not do that, or is not valid any more.",
                    "Log in anew with git itself, renew the token, or ask for access.");
        }
        Optional<String> complaint = sessions.complaint()
                .lines()
                .map(line -> line.replaceFirst("^(fatal|error|ERROR): ", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst();
        if (fault instanceof NoRemoteRepositoryException) {
            return new GitException(
                    "There is no repository at " + shown
                            + complaint.map(line -> ": " + line).orElse("") + ".",
                    "Check the address with git remote -v, and that you may read it.",
                    shown(address, fault));
        }
        return new GitException(
                shown + " could not be " + done + ": " + complaint.orElseGet(() -> message(address, fault)) + ".",
                "Look at the network and at the server, and try again.",
                shown(address, fault));
    }

    /** The fault itself may tell who logs in over HTTP, which may be a token. */
    private static Exception shown(URIish address, Exception fault) {
        return address.getUser() == null ? fault : new IOException(message(address, fault));
    }

    /** JGit begins its messages with the address. */
    private static String message(URIish address, Exception fault) {
        String message = String.valueOf(fault.getMessage());
        String start = address.setPass(null) + ": ";
        return (message.startsWith(start) ? message.substring(start.length()) : message).replaceFirst("\\.$", "");
    }

    private static Optional<SshException> sshFault(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshException ssh) {
                return Optional.of(ssh);
            }
        }
        return Optional.empty();
    }

    /** Tells of the progress, and tells JGit that nobody wants the rest. */
    private static final class Monitor implements ProgressMonitor {
        private final TransferProgress progress;
        private volatile boolean cancelled;
        private String part = "";
        private int total;
        private int done;

        Monitor(TransferProgress progress) {
            this.progress = progress;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public void start(int parts) {}

        @Override
        public synchronized void beginTask(String title, int work) {
            part = title;
            total = work;
            done = 0;
            progress.at(part, done, total);
        }

        @Override
        public synchronized void update(int completed) {
            done += completed;
            progress.at(part, done, total);
        }

        @Override
        public void endTask() {}

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void showDuration(boolean enabled) {}
    }
}
