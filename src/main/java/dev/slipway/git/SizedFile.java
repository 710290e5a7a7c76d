package dev.slipway.git;

import java.util.OptionalLong;

/**
 * A file of a commit.
 *
 * @param size in bytes, as git stores it; empty where a partial clone lacks the content
 */
public record SizedFile(String path, OptionalLong size) {}
