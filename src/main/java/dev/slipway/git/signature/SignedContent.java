package dev.slipway.git.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A commit or a tag taken apart: what is signed, byte for byte, and the signature. */
final class SignedContent {
    /** Of the hash that the repository uses. That of another one stands in gpgsig-sha256. */
    private static final String SIGNATURE = "gpgsig ";

    private static final String ANY_SIGNATURE = "gpgsig";
    private static final Pattern DATE =
            Pattern.compile("^(?:committer|tagger) .*> (\\d{1,18}) [-+]\\d+$", Pattern.MULTILINE);

    private final byte[] payload;
    private final byte[] signature;

    private SignedContent(byte[] payload, byte[] signature) {
        this.payload = payload;
        this.signature = signature;
    }

    /** Which part of a header a line belongs to. */
    private enum Part {
        PAYLOAD,
        SIGNATURE,
        SIGNATURE_OF_ANOTHER_HASH
    }

    /** Of a commit, as git stores it; empty if it is not signed. */
    static Optional<SignedContent> ofCommit(byte[] commit) {
        SignedContent apart = withoutHeaders(commit);
        return apart.signature.length == 0 ? Optional.empty() : Optional.of(apart);
    }

    /** Of a tag, as git stores it; empty if it is not signed. */
    static Optional<SignedContent> ofTag(byte[] tag) {
        int begin = tag.length;
        for (int at = 0; at < tag.length; at = next(tag, at)) {
            int line = Math.min(next(tag, at), at + 100);
            if (Format.of(text(tag, at, line)).isPresent()) {
                begin = at;
            }
        }
        return begin == tag.length
                ? Optional.empty()
                : Optional.of(new SignedContent(
                        withoutHeaders(Arrays.copyOf(tag, begin)).payload, Arrays.copyOfRange(tag, begin, tag.length)));
    }

    private static SignedContent withoutHeaders(byte[] object) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(object.length);
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        Part part = Part.PAYLOAD;
        int at = 0;
        while (at < object.length && object[at] != '\n') {
            int next = next(object, at);
            boolean goesOn = object[at] == ' ';
            int from = at;
            if (goesOn && part == Part.SIGNATURE) {
                from = at + 1;
            } else if (!goesOn) {
                part = part(object, at);
                from = part == Part.SIGNATURE ? at + SIGNATURE.length() : at;
            }
            switch (part) {
                case PAYLOAD -> payload.write(object, from, next - from);
                case SIGNATURE -> signature.write(object, from, next - from);
                case SIGNATURE_OF_ANOTHER_HASH -> {}
            }
            at = next;
        }
        payload.write(object, at, object.length - at);
        return new SignedContent(payload.toByteArray(), signature.toByteArray());
    }

    private static Part part(byte[] object, int at) {
        String start = text(object, at, Math.min(object.length, at + SIGNATURE.length()));
        if (start.equals(SIGNATURE)) {
            return Part.SIGNATURE;
        }
        return start.startsWith(ANY_SIGNATURE) ? Part.SIGNATURE_OF_ANOTHER_HASH : Part.PAYLOAD;
    }

    private static int next(byte[] object, int at) {
        int end = at;
        while (end < object.length && object[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, object.length);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    byte[] payload() {
        return payload;
    }

    byte[] signature() {
        return signature;
    }

    Optional<Format> format() {
        return Format.of(text(signature, 0, signature.length));
    }

    /** When it was made, as it says itself, in seconds since 1970. */
    Optional<Long> date() {
        String all = text(payload, 0, payload.length);
        int end = all.indexOf("\n\n");
        Matcher date = DATE.matcher(end < 0 ? all : all.substring(0, end));
        return date.find() ? Optional.of(Long.parseLong(date.group(1))) : Optional.empty();
    }
}
