package dev.testudo.breaker.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * What may be configured of one circuit breaker, for tools that read metatype. Its ids and defaults
 * are those of {@link dev.testudo.breaker.CircuitBreakerSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Circuit breaker",
    description =
        "Stops calling what is broken. dev.testudo.breaker~NAME configures one breaker,"
            + " dev.testudo.breaker~default the defaults of all.",
    factoryPid = "dev.testudo.breaker")
@interface BreakerConfiguration {
  @AttributeDefinition(
      description = "Whether the failure rate is taken over the latest calls or the latest time.",
      options = {
        @Option(value = "COUNT", label = "calls"),
        @Option(value = "TIME", label = "time")
      })
  String window() default "COUNT";

  @AttributeDefinition(
      description = "With COUNT: over how many calls. 1 to 100000; 8 bytes of memory each.",
      min = "1",
      max = "100000")
  int windowSize() default 100;

  @AttributeDefinition(description = "With TIME: over how long. A duration from 100ms to 1d.")
  String windowDuration() default "10s";

  @AttributeDefinition(
      description =
          "How many calls the window must have before the breaker opens by itself. At least 1; a"
              + " window of fewer calls need only be full.",
      min = "1")
  int minimumCalls() default 20;

  @AttributeDefinition(
      description =
          "The share of failures at which it opens. Above 0 and at most 1, or as a percentage: 50%.")
  String failureRate() default "0.5";

  @AttributeDefinition(
      description =
          "How long it stays open before it tries again, and after how long a trial call that has"
              + " not come back is given up. A duration from 1ms to 365d.")
  String openFor() default "10s";

  @AttributeDefinition(
      description = "How many trial calls decide whether it closes or opens again. 1 to 1000.",
      min = "1",
      max = "1000")
  int trialCalls() default 3;

  @AttributeDefinition(
      description =
          "Failures that say nothing about the target and count neither way: class names, with"
              + " their subclasses, and categories such as DATA or NOT_FOUND.",
      required = false)
  String[] ignored() default {};
}
