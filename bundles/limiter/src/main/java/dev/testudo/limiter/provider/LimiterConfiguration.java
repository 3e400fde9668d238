package dev.testudo.limiter.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one rate limiter, for tools that read metatype. Its ids and defaults
 * are those of {@link dev.testudo.limiter.RateLimiterSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Rate limiter",
    description =
        "Lets so many calls through in a time. dev.testudo.limiter~NAME configures one limiter,"
            + " dev.testudo.limiter~default the defaults of all.",
    factoryPid = "dev.testudo.limiter")
@interface LimiterConfiguration {
  @AttributeDefinition(
      description = "How many calls are let through in each period. 1 to 1000000000.",
      min = "1",
      max = "1000000000")
  int rate() default 100;

  @AttributeDefinition(description = "In which time. A duration from 1ns to 3650d.")
  String period() default "1s";

  @AttributeDefinition(
      description =
          "How many may come at once, after a pause. 0 for as many as rate, 1 for calls at even"
              + " distances only.",
      min = "0")
  int burst() default 0;

  @AttributeDefinition(
      description =
          "How long a call may wait for its turn. A duration from 0, which turns it away at once, to"
              + " 1d.")
  String maxWait() default "0";
}
