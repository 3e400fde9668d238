package dev.testudo.error;

import java.time.Duration;

/**
 * Why a recovery is asked for.
 *
 * @param monitor the monitor that asks
 * @param target what to recover: as configured, {@code recovery = reconnect=orders-db}, or else the
 *     monitor's name
 * @param category the category of the latest failure
 * @param errors how many failures there were
 * @param within in how long
 */
public record RecoveryRequest(
    String monitor, String target, ErrorCategory category, long errors, Duration within) {}
