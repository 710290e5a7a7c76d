package dev.slipway.deploy.host;

import dev.slipway.git.Repository;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.OutputListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** The steps of a deployment on one host, one command each. A step throws SshException when the host was lost. */
public final class HostWork {
    private final Connection host;
    private final OutputListener output;

    /** @param output hears each line that a step writes */
    public HostWork(Connection host, OutputListener output) {
        this.host = host;
        this.output = output;
    }

    /**
     * How a step ended.
     *
     * @param sentence why it failed; empty where it succeeded
     */
    public record Ending(int status, String sentence) {
        /** Whether it did what it should. */
        public boolean succeeded() {
            return status == 0;
        }

        private static Ending of(Outcome outcome) {
            return outcome.succeeded()
                    ? new Ending(0, "")
                    : new Ending(outcome.status(), Complaint.of(outcome.errors()));
        }
    }

    /** Runs a script that takes what the host lacks. */
    public Ending send(HostScript script, StepValues values, Cargo cargo, Tracking tracking)
            throws InterruptedException {
        try (InputStream stream = new ReleaseStream(cargo, tracking)) {
            return Ending.of(host.run(script.command(values.list()), stream, output, tracking.deadline()));
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the release could not be read", e);
        }
    }

    /** What travels: the difference, where the files of the revision are, those of Slipway, and secret values. */
    public record Cargo(Delta delta, Repository.Content content, OwnFiles own, SecretValues.Files secrets) {}

    /**
     * How a transfer is watched: bytes of files so far, and the deadline for the whole step.
     *
     * @param streams how many hosts are sent to at once
     */
    public record Tracking(LongConsumer progress, int streams, Duration deadline) {}

    /** Runs the script of a phase. */
    public Ending run(HostScript script, StepValues values, Duration deadline) throws InterruptedException {
        return Ending.of(host.run(script.command(values.list()), InputStream.nullInputStream(), output, deadline));
    }

    /** The values of a script, in the order that its first lines name. */
    public record StepValues(List<String> list) {
        /** The same as a plan shows them. */
        public String shown(HostScript script) {
            return script.shown(list);
        }
    }
}
