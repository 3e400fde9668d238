package dev.testudo.alert.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * What may be configured of one rule, for tools that read metatype. Its ids and defaults are those
 * of {@link dev.testudo.alert.AlertRuleSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Alert rule",
    description =
        "Compares a metric with a threshold. dev.testudo.alert~NAME configures one rule,"
            + " dev.testudo.alert~default the defaults of all.",
    factoryPid = "dev.testudo.alert")
@interface AlertConfiguration {
  @AttributeDefinition(description = "The name of the meter", required = false)
  String metric() default "";

  @AttributeDefinition(
      description = "Which of its series: guard=shop, outcome=!success, operation=find*",
      required = false)
  String[] labels() default {};

  @AttributeDefinition(
      description = "The labels of whose values each combination is an alert of its own",
      required = false)
  String[] by() default {};

  @AttributeDefinition(
      description =
          "How samples become one number: increase, rate, last, average, min, max, p50, p90, p95,"
              + " p99 or p999")
  String aggregation() default "P99";

  @AttributeDefinition(description = "Over how long, from 1s to 1h")
  String window() default "1m";

  @AttributeDefinition(
      type = AttributeType.STRING,
      options = {
        @Option(label = ">", value = "ABOVE"),
        @Option(label = ">=", value = "AT_LEAST"),
        @Option(label = "<", value = "BELOW"),
        @Option(label = "<=", value = "AT_MOST"),
        @Option(label = "==", value = "EQUAL"),
        @Option(label = "!=", value = "NOT_EQUAL")
      },
      description = "How the number is compared")
  String comparison() default "ABOVE";

  @AttributeDefinition(description = "With what it is compared; seconds for durations")
  String threshold() default "1";

  @AttributeDefinition(description = "How long it must hold before the alert fires; 0 to 1d")
  String pendingFor() default "30s";

  @AttributeDefinition(
      description = "How long an alert stays as it is when its metric says nothing; 0 to 1d")
  String absentFor() default "5m";

  @AttributeDefinition(
      type = AttributeType.STRING,
      options = {
        @Option(label = "INFO", value = "INFO"),
        @Option(label = "WARNING", value = "WARNING"),
        @Option(label = "CRITICAL", value = "CRITICAL")
      },
      description = "How bad it is")
  String severity() default "WARNING";

  @AttributeDefinition(
      description =
          "One line for people; {value}, {threshold}, {rule} and {LABEL} are replaced. Empty for"
              + " one made of the rule",
      required = false)
  String summary() default "";

  @AttributeDefinition(
      description = "The channels that deliver it; empty for all there are",
      required = false)
  String[] channels() default {};

  @AttributeDefinition(
      description = "How often an alert that goes on firing is delivered again; 0 for never")
  String repeatAfter() default "4h";
}
