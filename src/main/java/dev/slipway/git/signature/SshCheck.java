package dev.slipway.git.signature;

import dev.slipway.git.program.ProgramRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks ssh-keygen for the worth of a signature: whose key it is, as the file of allowed signers says, and whether it fits. */
final class SshCheck {
    private static final byte[] NOTHING = {};

    /** Behind SSHSIG and the version. */
    private static final int KEY_LENGTH_AT = 10;

    private static final Pattern GOOD = Pattern.compile("^Good \"git\" signature (?:for (.*) )?with \\S+ key (\\S+)");

    /** How ssh-keygen reads times: those of the place. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());

    private final Programs programs;
    private final Path sshKeygen;
    private final SigningSettings settings;

    SshCheck(Programs programs, Path sshKeygen, SigningSettings settings) {
        this.programs = programs;
        this.sshKeygen = sshKeygen;
        this.settings = settings;
    }

    Signature of(SignedContent content) throws IOException, InterruptedException {
        Optional<Path> allowed = settings.allowedSigners();
        Optional<Path> revoked = settings.revoked();
        if (allowed.isEmpty()) {
            return new Signature.CannotCheck(
                    "It is signed with an SSH key, and git is not told whose keys count.",
                    "Name a file of allowed signers with gpg.ssh.allowedSignersFile.");
        }
        if (!Files.isReadable(allowed.get())) {
            return new Signature.CannotCheck(
                    "The file of allowed signers cannot be read: " + allowed.get() + ".",
                    "Make it, or correct gpg.ssh.allowedSignersFile.");
        }
        if (revoked.isPresent() && !Files.isReadable(revoked.get())) {
            return new Signature.CannotCheck(
                    "The list of revoked keys cannot be read: " + revoked.get() + ".",
                    "Make it, or correct gpg.ssh.revocationFile.");
        }
        try (PrivateFiles files = new PrivateFiles()) {
            return check(content, files.write("signature", content.signature()), allowed.get(), revoked);
        }
    }

    private Signature check(SignedContent content, Path signature, Path allowed, Optional<Path> revoked)
            throws IOException, InterruptedException {
        List<String> time = content.date()
                .map(date -> List.of("-Overify-time=" + TIME.format(Instant.ofEpochSecond(date))))
                .orElse(List.of());
        List<String> signers = signers(signature, allowed, time);
        if (signers.isEmpty()) {
            return unlisted(content, signature, allowed, time);
        }
        Signature verdict = new Signature.Bad("The signature does not fit.");
        for (String signer : signers) {
            List<String> words =
                    words("verify", "-n", "git", "-f", allowed.toString(), "-I", signer, "-s", signature.toString());
            words.addAll(time);
            verdict = verdict(programs.run(sshKeygen, words, content.payload()));
            if (verdict instanceof Signature.Valid && revoked.isPresent()) {
                words.addAll(List.of("-r", revoked.get().toString()));
                boolean counts =
                        programs.run(sshKeygen, words, content.payload()).well();
                verdict = counts ? verdict : new Signature.Bad("Its key was revoked.");
            }
            if (verdict instanceof Signature.Valid) {
                return verdict;
            }
        }
        return verdict;
    }

    private List<String> signers(Path signature, Path allowed, List<String> time)
            throws IOException, InterruptedException {
        List<String> words = words("find-principals", "-f", allowed.toString(), "-s", signature.toString());
        words.addAll(time);
        ProgramRun.Ended ended = programs.run(sshKeygen, words, NOTHING);
        return ended.well()
                ? ended.output().lines().filter(line -> !line.isEmpty()).toList()
                : List.of();
    }

    /** The key stands for nobody, or not for when this was made. */
    private Signature unlisted(SignedContent content, Path signature, Path allowed, List<String> time)
            throws IOException, InterruptedException {
        List<String> words = words("check-novalidate", "-n", "git", "-s", signature.toString());
        words.addAll(time);
        ProgramRun.Ended ended = programs.run(sshKeygen, words, content.payload());
        Matcher good = GOOD.matcher(ended.output());
        if (!ended.well() || !good.find()) {
            return verdict(ended);
        }
        return lists(allowed, content.signature())
                ? new Signature.Bad("Its key did not count when it was made, as the file of allowed signers says: "
                        + good.group(2) + ".")
                : new Signature.UnknownKey(good.group(2));
    }

    /** Whether a line names the key that stands in this signature (openssh, PROTOCOL.sshsig). */
    private static boolean lists(Path allowed, byte[] signature) throws IOException {
        String armor = new String(signature, StandardCharsets.ISO_8859_1).replaceAll("-----[^-]*-----", "");
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getMimeDecoder().decode(armor));
        byte[] key = new byte[bytes.getInt(KEY_LENGTH_AT)];
        bytes.get(KEY_LENGTH_AT + Integer.BYTES, key);
        String written = Base64.getEncoder().encodeToString(key);
        return Files.readString(allowed, StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line -> !line.startsWith("#") && line.contains(written));
    }

    private static Signature verdict(ProgramRun.Ended ended) {
        Matcher good = GOOD.matcher(ended.output());
        if (ended.well() && good.find() && good.group(1) != null) {
            return new Signature.Valid(good.group(1), good.group(2), Signature.Trust.FULLY);
        }
        return new Signature.Bad(
                "What it signs has been changed since, or it is damaged: " + Programs.complaint(ended) + ".");
    }

    private static List<String> words(String act, String... words) {
        List<String> all = new ArrayList<>(List.of("-Y", act));
        all.addAll(List.of(words));
        return all;
    }
}
