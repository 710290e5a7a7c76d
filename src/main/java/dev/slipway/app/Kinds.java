package dev.slipway.app;

import dev.slipway.deploy.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of entries that Slipway writes into the trail. */
public final class Kinds {
    static final String DEPLOYMENT = "deployment";
    /** A remote did not take what was pushed. */
    static final String PUSH_REFUSED = Act.PREFIX + "push-refused";

    static final String PUSH_UNANSWERED = Act.PREFIX + "push-unanswered";

    /** A rollback was rehearsed. */
    static final String DRILLED = "environment.drilled";

    static final String LEASE_FREED = "lease.freed";
    /** Somebody wrote what went wrong with a deployment. */
    static final String NOTE_WRITTEN = "note.written";

    static final String SECRET_REMOVED = "secret.removed";
    static final String SECRET_REMOVE_WANTED = "secret.remove-wanted";
    static final String SECRET_SET = "secret.set";
    static final String SECRET_SET_WANTED = "secret.set-wanted";
    static final String TAG_WANTED = "release.tag-wanted";
    static final String TAGGED = "release.tagged";
    static final String UNTAG_WANTED = "release.untag-wanted";
    static final String UNTAGGED = "release.untagged";

    private Kinds() {}

    /** All of them, sorted. */
    public static List<String> all() {
        Stream<String> ofDeployments = Arrays.stream(Event.class.getPermittedSubclasses())
                .filter(event -> !Event.UNRECORDED.contains(event))
                .map(Kinds::of);
        Stream<String> others = Stream.of(
                DRILLED,
                Starts.OVERRIDDEN,
                Starts.SIGNED,
                LEASE_FREED,
                NOTE_WRITTEN,
                PUSH_REFUSED,
                PUSH_UNANSWERED,
                SECRET_REMOVED,
                SECRET_REMOVE_WANTED,
                SECRET_SET,
                SECRET_SET_WANTED,
                TAG_WANTED,
                TAGGED,
                UNTAG_WANTED,
                UNTAGGED);
        return Stream.of(ofDeployments, Act.kinds(), MarkAct.kinds(), PromotionAct.kinds(), others)
                .flatMap(kinds -> kinds)
                .sorted()
                .toList();
    }

    /** {@code StepStarted} is kept as {@code deployment.step-started}. */
    static String of(Class<?> event) {
        String words = event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return DEPLOYMENT + "." + words.toLowerCase(Locale.ROOT);
    }
}
