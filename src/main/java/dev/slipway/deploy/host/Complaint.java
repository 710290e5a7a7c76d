package dev.slipway.deploy.host;

import java.util.List;

/** The sentence in which a script says why it ended: the last line that it wrote to standard error. */
final class Complaint {
    private Complaint() {}

    static String of(String errors) {
        List<String> lines = errors.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "The script ended without a reason" : lines.getLast();
    }
}
