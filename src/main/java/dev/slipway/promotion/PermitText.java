package dev.slipway.promotion;

import dev.slipway.deploy.Plan;
import dev.slipway.json.Json;
import dev.slipway.promotion.Statement.Approval;
import dev.slipway.promotion.Statement.Request;
import dev.slipway.release.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a host's guard reads before it lets a plan through: the plan, and what people signed of it. A line for each, behind a
 * word that says what it is; each signature, in one line, follows what it is of.
 */
public final class PermitText {
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";

    private final StringBuilder text = new StringBuilder();

    private PermitText() {}

    /**
     * That of a plan that somebody starts.
     *
     * @param policy the digest of the policy by which the start was judged
     * @param promotion which the plan was approved for; empty where it needed no approval
     */
    public static String of(Digest policy, Plan plan, Signed start, Optional<Promotion> promotion) {
        PermitText permit = new PermitText();
        permit.text.append("slipway-permit 1 ").append(policy.hex()).append('\n');
        permit.text.append("plan ").append(Json.text(plan)).append('\n');
        permit.add("start", start);
        promotion.ifPresent(permit::add);
        return permit.text.toString();
    }

    /** The request, and the approvals that nobody has taken back. */
    private void add(Promotion promotion) {
        List<Approval> standing = promotion.approvals();
        promotion.said().forEach(said -> {
            switch (said.statement()) {
                case Request _ -> add("request", said.signed());
                case Approval approval when standing.contains(approval) -> add("approval", said.signed());
                default -> {}
            }
        });
    }

    private void add(String kind, Signed signed) {
        String signature =
                signed.signature().replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        text.append(kind).append(' ').append(signed.text()).append('\n');
        text.append("signature ").append(signature).append('\n');
    }
}
