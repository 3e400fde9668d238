package dev.testudo.report.provider;

import java.time.Instant;

/**
 * A bundle that was installed or updated.
 *
 * @param name its symbolic name
 * @param version its version
 * @param state its state in capitals
 * @param at when
 */
record Changed(String name, String version, String state, Instant at) {}
