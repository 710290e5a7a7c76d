package dev.slipway.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pull or merge request, as the message tells that a forge writes when it is merged: GitHub, Gitea and Forgejo, GitLab,
 * Bitbucket, Azure.
 *
 * @param reference as people write it: {@code #12}, at GitLab {@code !12}
 * @param branch which was merged; empty where the message does not say
 * @param title empty where the message has none
 */
record PullRequest(String reference, String branch, String title) {
    private static final Pattern GITHUB = Pattern.compile("Merge pull request #(\\d{1,18}) from (?:[^/\\s]+/)?(\\S+)");
    private static final Pattern GITEA =
            Pattern.compile("Merge pull request ['\"](.*)['\"] \\(#(\\d{1,18})\\) from (\\S+)(?: into \\S+)?");
    private static final Pattern BITBUCKET = Pattern.compile("Merged in (\\S+) \\(pull request #(\\d{1,18})\\)");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:Merged PR |Pull request #)(\\d{1,18}): (\\S.*)"); // Azure, Bitbucket on one's own server
    private static final Pattern MERGE = Pattern.compile("Merge branch '([^']+)'(?: of \\S+)?(?: into '?[^']+'?)?");
    private static final Pattern GITLAB =
            Pattern.compile("^See merge request (?:[\\w./-]{0,500})?!(\\d{1,18})\\s*$", Pattern.MULTILINE);

    /** Branches that many projects gather their work in. */
    private static final Set<String> LASTING =
            Set.of("main", "master", "trunk", "develop", "development", "dev", "next", "staging", "production");

    private static final Pattern RELEASE = Pattern.compile("releases?/|releases?-v?\\d");

    /** Words of a title that only says that work goes on to the next environment, beside names of branches and numbers. */
    private static final Set<String> ON_ITS_WAY = Set.of(
            "a", "and", "branch", "changes", "deploy", "for", "from", "in", "into", "merge", "new", "of", "promote",
            "release", "sync", "the", "to", "update", "version", "with");

    private static final Pattern NUMBER = Pattern.compile("v?\\d+");

    /** The request whose merge has this message; empty where it is none. */
    static Optional<PullRequest> of(String message) {
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String subject = lines.getFirst();
        String second = lines.size() > 1 ? lines.get(1) : "";
        Matcher gitea = GITEA.matcher(subject);
        if (gitea.matches()) {
            return Optional.of(new PullRequest("#" + gitea.group(2), gitea.group(3), gitea.group(1)));
        }
        Matcher github = GITHUB.matcher(subject);
        if (github.lookingAt()) {
            return Optional.of(new PullRequest("#" + github.group(1), github.group(2), second));
        }
        Matcher bitbucket = BITBUCKET.matcher(subject);
        if (bitbucket.matches()) {
            return Optional.of(new PullRequest("#" + bitbucket.group(2), bitbucket.group(1), second));
        }
        Matcher numbered = NUMBERED.matcher(subject);
        if (numbered.matches()) {
            return Optional.of(new PullRequest("#" + numbered.group(1), "", numbered.group(2)));
        }
        Matcher gitlab = GITLAB.matcher(message);
        Matcher merge = MERGE.matcher(subject);
        return merge.matches() && gitlab.find()
                ? Optional.of(new PullRequest(
                        "!" + gitlab.group(1),
                        merge.group(1),
                        GITLAB.matcher(second).matches() ? "" : second))
                : Optional.empty();
    }

    /**
     * Whether its title says what it brings. It does not where it only repeats the branch's name, and where the branch is one
     * that gathers the work of others and the title only says that this goes on to the next environment. Such a branch alone
     * means nothing: in a fork people also work on {@code main}.
     *
     * @param lasting branches that stay, beside those that are usual
     */
    boolean telling(Set<String> lasting) {
        return !title.isEmpty() && !letters(title).equals(letters(branch)) && !(gathers(lasting) && onItsWay(lasting));
    }

    private boolean gathers(Set<String> lasting) {
        String ofFork = branch.substring(branch.indexOf('/') + 1);
        return Stream.of(branch, ofFork)
                .anyMatch(name -> LASTING.contains(name)
                        || lasting.contains(name)
                        || RELEASE.matcher(name).lookingAt());
    }

    private boolean onItsWay(Set<String> lasting) {
        Set<String> names = Stream.of(LASTING, lasting, Set.of(branch))
                .flatMap(Set::stream)
                .flatMap(PullRequest::words)
                .collect(Collectors.toSet());
        return words(title)
                .allMatch(word -> names.contains(word)
                        || ON_ITS_WAY.contains(word)
                        || NUMBER.matcher(word).matches());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
