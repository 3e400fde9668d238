package dev.testudo.report;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has a section in each report. A plugin: register one as an OSGi service (whiteboard).
 *
 * <pre>{@code
 * @Component
 * public final class Queues implements ReportContributor {
 *   @Override
 *   public ReportSection contribute(ReportRequest request) {
 *     return ReportSection.of("queue", "Queues", "name", "length")
 *         .row("orders", orders.size());
 *   }
 * }
 * }</pre>
 *
 * <p>It is called in a thread of its own, together with the others. One that throws, or does not
 * answer in time, costs only its own section, which says so; one that still hangs is not called
 * again before it has returned.
 */
@ConsumerType
@FunctionalInterface
public interface ReportContributor {

  /**
   * Makes the section.
   *
   * @throws Exception if it cannot
   */
  ReportSection contribute(ReportRequest request) throws Exception;
}
