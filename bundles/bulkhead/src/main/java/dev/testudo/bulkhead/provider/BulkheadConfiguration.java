package dev.testudo.bulkhead.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one bulkhead, for tools that read metatype. Its ids and defaults are
 * those of {@link dev.testudo.bulkhead.BulkheadSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Bulkhead",
    description =
        "Lets so many calls be under way at once. dev.testudo.bulkhead~NAME configures one bulkhead,"
            + " dev.testudo.bulkhead~default the defaults of all.",
    factoryPid = "dev.testudo.bulkhead")
@interface BulkheadConfiguration {
  @AttributeDefinition(
      description = "How many calls may be under way at once. At least 1.",
      min = "1")
  int maxConcurrent() default 25;

  @AttributeDefinition(
      description =
          "How long a call may wait for a place. A duration from 0, which turns it away at once, to"
              + " 1d.")
  String maxWait() default "0";

  @AttributeDefinition(description = "How many calls may wait at once. At least 0.", min = "0")
  int maxQueue() default 100;
}
