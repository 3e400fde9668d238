package dev.testudo.health.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code dev.testudo.health}; a test holds them equal to the settings. */
@ObjectClassDefinition(
    name = "Testudo health",
    description = "How often checks are asked, and when the platform's own say that all is well")
@interface HealthConfiguration {
  @AttributeDefinition(description = "How often each check is asked, 100ms to 1h")
  String interval() default "5s";

  @AttributeDefinition(
      description = "How long a check may take before it counts as hanging, 10ms to 10m")
  String timeout() default "2s";

  @AttributeDefinition(
      description = "How long something may be temporarily unavailable before it is critical")
  String grace() default "10m";

  @AttributeDefinition(description = "The share of the heap in use after a collection, at most")
  String memory() default "0.9";

  @AttributeDefinition(description = "The share of the data folder's disk that is free, at least")
  String disk() default "0.05";

  @AttributeDefinition(description = "How many threads there may be", min = "1")
  int threads() default 2000;
}
