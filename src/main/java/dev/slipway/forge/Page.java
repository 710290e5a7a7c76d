package dev.slipway.forge;

import java.net.URI;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param etag by which the forge tells whether it changed; empty where it gave none
 */
record Page(String body, Optional<URI> next, String etag) {}
