package dev.slipway.project;

import java.util.List;

/**
 * How releases are tagged, and told.
 *
 * @param tag the pattern of a tag's name, with {@code {version}} in it
 * @param signed whether each is signed; where this is false, git's own configuration says
 * @param links where the references in release notes lead
 */
public record Versioning(String tag, boolean annotated, boolean signed, List<Link> links) {
    public Versioning {
        links = List.copyOf(links);
    }

    /**
     * A way in which people refer to issues or pull requests.
     *
     * @param match how it is written, with {@code {number}} in it once
     * @param to the address that it leads to, with {@code {number}} in it
     */
    public record Link(String match, String to) {
        /** Stands for the number. */
        public static final String NUMBER = "{number}";

        /** What is written before the number. */
        public String before() {
            return match.substring(0, match.indexOf(NUMBER));
        }

        /** What is written after the number. */
        public String after() {
            return match.substring(before().length() + NUMBER.length());
        }

        /** Where this number leads. */
        public String address(String number) {
            return to.replace(NUMBER, number);
        }
    }
}
