package dev.testudo.metric.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be configured, for tools that read metatype. */
@ObjectClassDefinition(
    name = "Testudo metric",
    description = "A meter; the configuration is named dev.testudo.metric~NAME")
@interface MeterConfiguration {
  @AttributeDefinition(description = "counter, gauge or timer; fixed once it has series")
  String kind() default "counter";

  @AttributeDefinition(description = "One line that says what it shows")
  String help() default "";

  @AttributeDefinition(description = "The unit in full, such as seconds or bytes")
  String unit() default "";

  @AttributeDefinition(description = "The names of the labels; fixed once it has series")
  String[] labels() default {};

  @AttributeDefinition(
      description = "How many combinations of label values; the rest goes to one more series",
      min = "1")
  int maxSeries() default 1000;

  @AttributeDefinition(description = "Timers: the shortest duration told apart from shorter ones")
  String min() default "1us";

  @AttributeDefinition(description = "Timers: the longest duration told apart from longer ones")
  String max() default "5m";

  @AttributeDefinition(
      description = "How far back a sample for each second is kept, up to 1h; 0 for none")
  String history() default "5m";
}
