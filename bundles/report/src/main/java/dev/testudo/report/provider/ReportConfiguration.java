package dev.testudo.report.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured, for tools that read metatype. Its ids and defaults are those of {@link
 * dev.testudo.report.ReportSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Reports",
    description = "Tell what the platform has been doing in the latest time.")
@interface ReportConfiguration {
  @AttributeDefinition(description = "What a report is of; its first words")
  String title() default "Testudo";

  @AttributeDefinition(description = "The time that a report is of, from 10s to 1h")
  String window() default "15m";

  @AttributeDefinition(description = "How many rows a table has at most, from 1 to 1000")
  String rows() default "10";

  @AttributeDefinition(description = "How long contributors may take, from 10ms to 1m")
  String timeout() default "2s";
}
