package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig.Window;
import dev.slipway.promotion.Calendar.Closed;
import dev.slipway.promotion.Calendar.Closing;
import dev.slipway.promotion.Calendar.Open;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether an environment is open by its calendar, in words. A zone is named once where the sentence has only one. */
record CalendarGate(Calendar calendar, String environment) {

    Gate judge(Instant now) {
        return new Gate(
                Gate.Kind.CALENDAR,
                title(),
                switch (calendar.at(now)) {
                    case Open open -> new Gate.Passed(inside(open, now));
                    case Closed closed -> closed(closed, now);
                });
    }

    private String title() {
        if (calendar.freezes().isEmpty()) {
            return calendar.windows().size() == 1 ? "Window" : "Windows";
        }
        return calendar.windows().isEmpty() ? "Freezes" : "Windows and freezes";
    }

    private String inside(Open open, Instant now) {
        List<Window> named = open.window().stream().toList();
        String end = open.closing()
                .map(closing -> " until " + end(closing) + time(closing.at(), named, now))
                .orElse(named.isEmpty() ? "; no freeze is ahead" : "");
        return (named.isEmpty() ? "Open" : "Inside the " + windows(named)) + end + ".";
    }

    private static String end(Closing closing) {
        return closing.freeze().map(_ -> closing.what() + " on ").orElse("");
    }

    private Gate.State closed(Closed closed, Instant now) {
        List<Window> named = closed.freeze().isPresent() ? List.of() : calendar.windows();
        String why =
                closed.freeze().map(freeze -> "In " + Spoken.freeze(freeze)).orElse("Outside the " + windows(named));
        Optional<ZonedDateTime> opens = closed.opens();
        if (opens.isEmpty()) {
            return new Gate.Failed(
                    why + "; " + environment + " does not open within two years.",
                    "Change the windows or freezes of " + environment + " in the policy.");
        }
        return new Gate.Waiting(
                why + "; " + (named.size() == 1 ? "it" : environment) + " opens on " + time(opens.get(), named, now)
                        + ".",
                opens.map(ZonedDateTime::toInstant));
    }

    private static String windows(List<Window> windows) {
        return (windows.size() == 1 ? "window " : "windows ")
                + windows.stream().map(Spoken::window).collect(Collectors.joining(" and "));
    }

    private static String time(ZonedDateTime time, List<Window> named, Instant now) {
        boolean known = !named.isEmpty()
                && named.stream().allMatch(window -> window.zone().equals(time.getZone()));
        return Spoken.time(time, now) + (known ? "" : " (" + time.getZone() + ")");
    }
}
