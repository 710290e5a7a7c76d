package dev.slipway.forge;

import dev.slipway.forge.Answer.Why;
import dev.slipway.forge.Wire.Reply;
import dev.slipway.json.JsonDocument;
import dev.slipway.project.Forge.Kind;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers mean that are none, and until when each forge wants to be left alone:
 * docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api and, for GitLab,
 * docs.gitlab.com/administration/settings/user_and_ip_rate_limits, "Response headers".
 */
final class Refusals {
    /** Where a forge does not say how long. */
    private static final Duration WITHOUT_TIME = Duration.ofMinutes(1);

    /** The limits of both forges are those of an hour or less. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<URI, Instant> until = new HashMap<>();

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    /** Ends the asking before it begins, where the forge wants to be left alone. */
    void require(Home home) throws GivenUp {
        Instant end = until.get(home.api());
        if (end != null && clock.instant().isBefore(end)) {
            throw limited(home, end);
        }
    }

    /** Remembers that with this answer all questions are used up. */
    void note(Home home, Reply reply) {
        if (usedUp(reply) || limits(reply)) {
            until.put(home.api(), end(reply));
        }
    }

    /** What an answer means that has no list. */
    GivenUp of(Home home, Reply reply) {
        if (limits(reply)) {
            return limited(home, end(reply));
        }
        return switch (reply.status()) {
            case 401 ->
                new GivenUp(
                        Why.TOKEN,
                        home.title() + " does not accept the token.",
                        "Make a new one there and say slipway secret token.");
            case 403 -> access("The token may not read the checks of " + home.path() + ".", home);
            case 404 ->
                message(reply).contains("commit not found")
                        ? absent(home)
                        : access(home.title() + " shows this token no repository " + home.path() + ".", home);
            case 422 -> absent(home);
            default ->
                new GivenUp(
                        Why.SILENT,
                        home.title() + " answers with status " + reply.status() + " instead of the checks.",
                        "Try again later.");
        };
    }

    private static GivenUp limited(Home home, Instant end) {
        return new GivenUp(
                home.title() + " was asked too often and wants to be left alone for a while.",
                "Wait; it is asked again when its time is over.",
                end);
    }

    private static GivenUp access(String reason, Home home) {
        return new GivenUp(
                Why.ACCESS,
                reason,
                home.kind() == Kind.GITHUB
                        ? "Give it read access to checks and commit statuses of the repository, or the scope repo."
                        : "Give it the scope read_api and its owner the role Reporter in the project.");
    }

    private static GivenUp absent(Home home) {
        return new GivenUp(Why.ABSENT, home.title() + " does not have the commit.", "Push a branch that has it.");
    }

    private static boolean limits(Reply reply) {
        return reply.status() == 429
                || (reply.status() == 403
                        && (usedUp(reply)
                                || reply.header("Retry-After").isPresent()
                                || message(reply).contains("rate limit")));
    }

    private static boolean usedUp(Reply reply) {
        return first(reply, "X-RateLimit-Remaining", "RateLimit-Remaining")
                .filter("0"::equals)
                .isPresent();
    }

    private static Optional<String> first(Reply reply, String... names) {
        return Stream.of(names).flatMap(name -> reply.header(name).stream()).findFirst();
    }

    /** In lower case; empty where the body has none. */
    private static String message(Reply reply) {
        return JsonDocument.parse(reply.body())
                .flatMap(body -> body.at("message"))
                .map(JsonDocument::text)
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private Instant end(Reply reply) {
        Instant now = clock.instant();
        return reply.header("Retry-After")
                .flatMap(text -> after(text, now))
                .or(() -> first(reply, "X-RateLimit-Reset", "RateLimit-Reset")
                        .flatMap(Refusals::number)
                        .map(Instant::ofEpochSecond))
                .filter(now::isBefore)
                .map(end -> end.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : end)
                .orElse(now.plus(WITHOUT_TIME));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static Optional<Instant> after(String text, Instant now) {
        Optional<Instant> seconds = number(text).map(now::plusSeconds);
        if (seconds.isPresent()) {
            return seconds;
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,11}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
