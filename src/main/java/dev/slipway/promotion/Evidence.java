package dev.slipway.promotion;

import dev.slipway.json.Json;
import dev.slipway.promotion.Promotion.Said;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people signed of a promotion, as files that OpenSSH checks. Names of files are safe whatever people are called.
 *
 * @param pieces a signed statement each, in the order of the promotion
 */
public record Evidence(Promotion promotion, List<Piece> pieces) {
    /** The name of the file with the plan: its SHA-256 is the digest that approvals name. */
    public static final String PLAN = "plan.json";

    /** The name of the file with the keys, as ssh-keygen takes it. */
    public static final String SIGNERS = "allowed_signers";

    /** What stands for itself in a list of signers, and on a command line. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]*");

    /** Of a name, in a file's name. */
    private static final int LONGEST = 40;

    public Evidence {
        pieces = List.copyOf(pieces);
    }

    /**
     * One signed statement.
     *
     * @param file the name of the file with exactly the signed text
     * @param signer who signed it, as the list of signers calls them
     */
    public record Piece(Said said, String file, String signer) {
        /** The name of the file with its signature. */
        public String signature() {
            return file + ".sig";
        }
    }

    /** That of a promotion. */
    public static Evidence of(Promotion promotion) {
        List<String> people = promotion.said().stream()
                .map(said -> said.statement().by())
                .distinct()
                .toList();
        List<Piece> pieces = new ArrayList<>();
        for (Said said : promotion.said()) {
            String by = said.statement().by();
            pieces.add(new Piece(
                    said,
                    String.format(
                            Locale.ROOT, "%02d-%s-%s.json", pieces.size() + 1, kind(said.statement()), fileName(by)),
                    PLAIN.matcher(by).matches() ? by : "person:" + (people.indexOf(by) + 1)));
        }
        return new Evidence(promotion, pieces);
    }

    private static String kind(Statement statement) {
        return switch (statement) {
            case Statement.Request _ -> "request";
            case Statement.Approval _ -> "approval";
            case Statement.Rejection _ -> "rejection";
            case Statement.Remark _ -> "comment";
            case Statement.Withdrawal _ -> "withdrawal";
            case Statement.Start _ -> "start";
        };
    }

    private static String fileName(String person) {
        String letters = Normalizer.normalize(person, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String name = letters.substring(0, Math.min(LONGEST, letters.length())).replaceAll("^-|-$", "");
        return name.isEmpty() ? "person" : name;
    }

    /** The texts of the files by their names: the plan, each statement with its signature, and the signers. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PLAN, Json.text(promotion.request().plan()));
        for (Piece piece : pieces) {
            files.put(piece.file(), piece.said().signed().text());
            files.put(piece.signature(), piece.said().signed().signature().strip() + "\n");
        }
        files.put(SIGNERS, signers());
        return files;
    }

    /** A line of a list of signers has a name, what it may sign for, and a key. */
    private String signers() {
        return pieces.stream()
                .map(piece -> "%s namespaces=\"%s\" %s %s\n"
                        .formatted(
                                piece.signer(),
                                Statement.PURPOSE,
                                piece.said().key().type(),
                                piece.said().key().blob()))
                .distinct()
                .collect(Collectors.joining());
    }
}
