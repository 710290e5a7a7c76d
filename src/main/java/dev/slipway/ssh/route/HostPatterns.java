package dev.slipway.ssh.route;

import java.util.List;

/** Patterns of host names, some with {@code !} before them (ssh_config(5), PATTERNS). */
public record HostPatterns(List<String> patterns) {

    /** Whether one of them fits a name, and none with {@code !} does. */
    public boolean fit(String name) {
        boolean excluded = patterns.stream()
                .filter(pattern -> pattern.startsWith("!"))
                .anyMatch(pattern -> fits(pattern.substring(1), name));
        return !excluded && patterns.stream().anyMatch(pattern -> !pattern.startsWith("!") && fits(pattern, name));
    }

    /** Whether a pattern of {@code *} and {@code ?} fits the whole name; every other character stands for itself. */
    static boolean fits(String pattern, String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int position = 0;
        while (position < name.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
            if (wanted == '*') {
                star = at++;
                resume = position;
            } else if (wanted == '?' || wanted == name.charAt(position)) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(rest -> rest == '*');
    }
}
