package dev.slipway.deploy.run;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import java.util.Optional;

/** How a run ends: the verdict, one sentence why, and the no that it met before anything was switched. */
record Conclusion(Verdict verdict, String reason, Optional<Refused> refused) {
    Conclusion(Verdict verdict, String reason) {
        this(verdict, reason, Optional.empty());
    }
}
