package dev.slipway.project;

import java.util.List;

/**
 * How release notes are told.
 *
 * @param links where the references in them lead
 */
public record Notes(List<Link> links) {
    public Notes {
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
