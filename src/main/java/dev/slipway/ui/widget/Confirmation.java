package dev.slipway.ui.widget;

import java.util.List;
import java.util.Optional;

/**
 * A question before something is changed.
 *
 * @param title what would happen: "Promote v1.8.0 to production"
 * @param changes what exactly changes, a sentence each
 * @param verb on the button that goes on: "Promote to production"
 * @param danger whether it takes something away or goes back
 * @param typed what must be typed first: the environment's name on production
 * @param reason whether the person is asked why, for the trail
 */
public record Confirmation(
        String title, List<String> changes, String verb, boolean danger, Optional<String> typed, boolean reason) {}
