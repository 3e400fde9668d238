/**
 * A report tells what the platform has been doing in the latest time: a few sentences first, what
 * is wrong now before what was, and then a table for each capability. {@link
 * dev.testudo.report.Reports} makes one; it is data, and can be shown, or {@linkplain
 * dev.testudo.report.ReportFormat written} for people and for programs.
 *
 * <pre>{@code
 * Report report = reports.make(Duration.ofMinutes(15));
 * report.sentences().forEach(System.out::println);
 * reports.write(report, Path.of("outage.html"));
 * }</pre>
 *
 * Whoever has something to add deploys a {@link dev.testudo.report.ReportContributor}, which is one
 * class.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
