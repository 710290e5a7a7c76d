package dev.slipway.ui.work;

import dev.slipway.deploy.Refused;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What went wrong, as a person reads it.
 *
 * @param sentence what and where
 * @param remedy what to do about it
 * @param details for a closer look, folded at first; may be empty
 */
public record Fault(String sentence, String remedy, String details) {

    /** An expected no. */
    public static Fault of(Refused refused) {
        return new Fault(refused.reason(), refused.remedy(), "");
    }

    /** A fault: the message of the exception, with its trace as details. */
    public static Fault of(Throwable thrown) {
        String message = thrown.getMessage();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        String sentence = message == null || message.isBlank()
                ? "Slipway met a fault of its own: " + thrown.getClass().getSimpleName() + "."
                : message;
        return new Fault(sentence, "Try again; if it stays, copy the details into a report.", trace.toString());
    }
}
