package dev.testudo.error.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one error monitor, for tools that read metatype. Its ids and defaults
 * are those of {@link dev.testudo.error.ErrorSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Error",
    description =
        "Keeps account of failures and recovers from them. dev.testudo.error~NAME configures one"
            + " monitor, dev.testudo.error~default the defaults of all.",
    factoryPid = "dev.testudo.error")
@interface ErrorConfiguration {
  @AttributeDefinition(
      description =
          "What failures mean, each CLASS=CATEGORY, separated by commas; for the class with its"
              + " subclasses. They win over all other rules.",
      required = false)
  String[] rules() default {};

  @AttributeDefinition(
      description = "How many kinds of failures are told apart. 1 to 10000; about 3 KB each.",
      min = "1",
      max = "10000")
  int maxFingerprints() default 100;

  @AttributeDefinition(
      description =
          "Strategies to call when failures keep coming, each with the name of what to recover or"
              + " without: reconnect=orders-db.",
      required = false)
  String[] recovery() default {};

  @AttributeDefinition(description = "The categories that count towards it.")
  String[] recoverOn() default {"CONNECTION", "RESOURCE"};

  @AttributeDefinition(
      description = "How many failures within recoverWithin it takes. 1 to 1000000.",
      min = "1",
      max = "1000000")
  int recoverAfter() default 10;

  @AttributeDefinition(description = "In how long. A duration from 100ms to 1d.")
  String recoverWithin() default "1m";

  @AttributeDefinition(
      description =
          "How long a recovery may take before it is interrupted. A duration from 10ms to 1h.")
  String recoverTimeout() default "30s";

  @AttributeDefinition(
      description =
          "How long after its start a recovery is not started again. A duration from 100ms to 7d.")
  String coolDown() default "5m";
}
