/**
 * Makes reports: {@link dev.testudo.report.provider.Section sections}, one class a capability, say
 * what they found; the {@link dev.testudo.report.provider.Ledger ledger} knows what had been
 * counted before, so that a report is of the latest time and not of all time.
 */
@NullMarked
package dev.testudo.report.provider;

import org.jspecify.annotations.NullMarked;
