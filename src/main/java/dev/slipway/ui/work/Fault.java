package dev.slipway.ui.work;

import dev.slipway.deploy.Refused;
import dev.slipway.git.GitException;
import dev.slipway.journal.JournalException;
import dev.slipway.ssh.SshException;
import dev.slipway.vault.VaultException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What went wrong, as a person reads it.
 *
 * @param sentence what and where
 * @param remedy what to do about it
 * @param details for a closer look, folded at first; may be empty
 * @param passes whether it may go by itself, so that it helps to try again
 */
public record Fault(String sentence, String remedy, String details, boolean passes) {

    /** One that stays until a person does something. */
    public Fault(String sentence, String remedy, String details) {
        this(sentence, remedy, details, false);
    }

    /** An expected no; of most it helps nothing to try again. */
    public static Fault of(Refused refused) {
        return new Fault(refused.reason(), refused.remedy(), "", refused.passes());
    }

    /**
     * A fault: the message of the exception and the remedy that it knows, with its trace as details. Networks, locks and files are
     * another time as they should be, so it may help to try again.
     */
    public static Fault of(Throwable thrown) {
        String message = thrown.getMessage();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        String sentence = message == null || message.isBlank()
                ? "Slipway met a fault of its own: " + thrown.getClass().getSimpleName() + "."
                : message;
        return new Fault(sentence, remedy(thrown), trace.toString(), true);
    }

    private static String remedy(Throwable thrown) {
        return switch (thrown) {
            case GitException git -> git.remedy();
            case SshException ssh -> ssh.remedy();
            case JournalException journal -> journal.remedy();
            case VaultException vault -> vault.remedy();
            default -> "Try again; if it stays, copy the details into a report.";
        };
    }
}
