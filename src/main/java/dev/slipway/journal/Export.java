package dev.slipway.journal;

import java.nio.file.Path;

/**
 * What to write where.
 *
 * @param criteria which entries
 * @param file where to
 * @param replace whether a file that is there already is replaced; otherwise it is left as it is and nothing is written
 */
public record Export(Criteria criteria, Path file, boolean replace) {}
