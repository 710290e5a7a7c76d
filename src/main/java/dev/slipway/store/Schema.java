package dev.slipway.store;

/**
 * The tables that a database must have.
 *
 * @param migrations folder of the class path with files named {@code V1__words.sql}, as Flyway reads them
 * @param version number of the newest of them
 */
public record Schema(String migrations, int version) {}
