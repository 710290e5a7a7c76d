package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.RefUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came from a remote.
 *
 * @param refs that changed here, or should have
 * @param shared whether holds, blocks or what was said of promotions came
 * @param unshared why those were not exchanged, in a sentence; empty where they were
 * @param said what the remote wrote for people to read
 */
public record Fetched(String remote, List<RefUpdate> refs, boolean shared, Optional<String> unshared, String said) {
    private static final String TAGS = "refs/tags/";

    public Fetched {
        refs = List.copyOf(refs);
    }

    /** Whether something is here that was not. */
    public boolean news() {
        return shared || refs.size() > rejected().size();
    }

    /** What stayed as it was although the remote has something else, each with the reason. */
    public List<RefUpdate> rejected() {
        return refs.stream().filter(ref -> !ref.accepted()).toList();
    }

    /** What came, in a sentence. */
    public String sentence() {
        long came = refs.stream().filter(RefUpdate::accepted).count();
        long tags = refs.stream()
                .filter(ref -> ref.accepted() && ref.ref().startsWith(TAGS))
                .count();
        List<String> parts = new ArrayList<>();
        if (came > tags) {
            parts.add(Words.count(came - tags, "branch"));
        }
        if (tags > 0) {
            parts.add(Words.count(tags, "tag"));
        }
        if (shared) {
            parts.add("news of holds, blocks and promotions");
        }
        return parts.isEmpty()
                ? "Nothing new came from " + remote + "."
                : "From " + remote + ": " + String.join(" and ", parts) + ".";
    }

    /** A ref as people call it: "tag v1.9.0", "branch origin/main". */
    public static String name(RefUpdate ref) {
        return ref.ref().startsWith(TAGS)
                ? "tag " + ref.ref().substring(TAGS.length())
                : "branch " + ref.ref().replaceFirst("^refs/(remotes|heads)/", "");
    }
}
