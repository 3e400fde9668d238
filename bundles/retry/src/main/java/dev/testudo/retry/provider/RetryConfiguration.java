package dev.testudo.retry.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one retry, for tools that read metatype. Its ids and defaults are those
 * of {@link dev.testudo.retry.RetrySettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Retry",
    description =
        "Makes further attempts at calls that failed. dev.testudo.retry~NAME configures one retry,"
            + " dev.testudo.retry~default the defaults of all.",
    factoryPid = "dev.testudo.retry")
@interface RetryConfiguration {
  @AttributeDefinition(
      description = "How many attempts a call has at most, the first included. 0 for no limit.",
      min = "0")
  int maxAttempts() default 3;

  @AttributeDefinition(
      description = "How long to wait before the second attempt. A duration from 0 to 1d.")
  String delay() default "100ms";

  @AttributeDefinition(
      description = "By how much each further wait is longer than the one before. 1 to 1000.")
  String multiplier() default "2";

  @AttributeDefinition(
      description = "How long to wait at most. A duration, at least as long as delay, up to 1d.")
  String maxDelay() default "10s";

  @AttributeDefinition(
      description =
          "Which share of each wait is left to chance, 0 to 1: with 0.5 a wait of 1s becomes one"
              + " from 500ms to 1s.")
  String jitter() default "0.5";

  @AttributeDefinition(
      description =
          "How many retries all calls together may make over the latest 10s, for each call made in"
              + " that time. 0 to 100; 0.2 raises the load by a fifth at most.")
  String budget() default "0.2";

  @AttributeDefinition(
      description = "How many retries a second they may make besides. 0 to 1000000.",
      min = "0",
      max = "1000000")
  int budgetMinimum() default 10;

  @AttributeDefinition(
      description =
          "Class names of the exceptions that are retried, with their subclasses, and categories"
              + " such as CONNECTION, TIMEOUT or TRANSIENT, separated by commas.")
  String[] failures() default "java.lang.Exception";

  @AttributeDefinition(
      description =
          "The same of those that are not. The one closest to the exception's own class decides: the"
              + " class itself, then its category, then its superclasses.",
      required = false)
  String[] ignored() default {};
}
