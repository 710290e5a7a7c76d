package dev.slipway.git.signature;

import dev.slipway.git.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks gpg for the worth of a signature, and reads its status lines (gnupg, doc/DETAILS). */
final class GpgCheck {
    private static final String STATUS = "[GNUPG:] ";

    /** Of these a signature gets one. */
    private static final Set<String> VERDICTS =
            Set.of("GOODSIG", "BADSIG", "ERRSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG");

    /** Where the fingerprint of the main key stands behind VALIDSIG. */
    private static final int MAIN_KEY = 10;

    private final Programs programs;
    private final Path gpg;

    GpgCheck(Programs programs, Path gpg) {
        this.programs = programs;
        this.gpg = gpg;
    }

    Signature of(SignedContent content) throws IOException, InterruptedException {
        try (PrivateFiles files = new PrivateFiles()) {
            Path signature = files.write("signature", content.signature());
            List<String> words = List.of("--keyid-format=long", "--status-fd=1", "--verify", signature.toString(), "-");
            return read(programs.run(gpg, words, content.payload()));
        }
    }

    private static Signature read(ProgramRun.Ended ended) {
        List<List<String>> lines = ended.output()
                .lines()
                .filter(line -> line.startsWith(STATUS))
                .map(line -> List.of(line.substring(STATUS.length()).split(" ")))
                .toList();
        List<List<String>> verdicts = lines.stream()
                .filter(line -> VERDICTS.contains(line.getFirst()))
                .toList();
        if (verdicts.isEmpty()) {
            return new Signature.Bad("Gpg finds no signature in it: " + Programs.complaint(ended) + ".");
        }
        if (verdicts.size() > 1) {
            return new Signature.Bad("It carries more than one signature, which git does not accept.");
        }
        List<String> verdict = verdicts.getFirst();
        String signer = String.join(" ", verdict.subList(Math.min(2, verdict.size()), verdict.size()));
        return switch (verdict.getFirst()) {
            case "GOODSIG" ->
                ended.well()
                        ? new Signature.Valid(signer, fingerprint(lines), trust(lines))
                        : new Signature.Bad("Gpg does not accept it: " + Programs.complaint(ended) + ".");
            case "EXPSIG" -> new Signature.Bad("The signature of " + signer + " has expired.");
            case "EXPKEYSIG" -> new Signature.Bad("The key of " + signer + " has expired.");
            case "REVKEYSIG" -> new Signature.Bad("The key of " + signer + " was revoked.");
            case "BADSIG" ->
                new Signature.Bad("What the signature of " + signer + " was made for has been changed since.");
            default -> unchecked(verdict, lines);
        };
    }

    /** ERRSIG: gpg lacks the key, or what it takes to use it. */
    private static Signature unchecked(List<String> verdict, List<List<String>> lines) {
        String key = verdict.size() > 1 ? verdict.get(1) : "";
        return first(lines, "NO_PUBKEY").isPresent()
                ? new Signature.UnknownKey(key)
                : new Signature.CannotCheck(
                        "Gpg cannot check what the key " + key + " has signed.",
                        "A newer GnuPG may know its algorithm; see with git verify-commit or git verify-tag.");
    }

    private static String fingerprint(List<List<String>> lines) {
        return first(lines, "VALIDSIG")
                .map(line -> line.size() > MAIN_KEY ? line.get(MAIN_KEY) : line.get(1))
                .orElse("");
    }

    private static Signature.Trust trust(List<List<String>> lines) {
        return Stream.of(Signature.Trust.values())
                .filter(trust -> first(lines, "TRUST_" + trust).isPresent())
                .findFirst()
                .orElse(Signature.Trust.UNDEFINED);
    }

    private static Optional<List<String>> first(List<List<String>> lines, String keyword) {
        return lines.stream().filter(line -> line.getFirst().equals(keyword)).findFirst();
    }
}
