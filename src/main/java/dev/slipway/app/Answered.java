package dev.slipway.app;

import java.util.Optional;

/**
 * What somebody said of a promotion.
 *
 * @param asked how it stands now
 * @param sentence what was said
 * @param unshared why others do not see it yet; empty where they do after their next fetch, or there is no remote
 */
public record Answered(AskedPromotion asked, String sentence, Optional<String> unshared) {}
