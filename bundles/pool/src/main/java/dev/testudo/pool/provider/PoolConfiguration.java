package dev.testudo.pool.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one pool, for tools that read metatype. Its ids and defaults are those
 * of {@link dev.testudo.pool.PoolSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Pool",
    description =
        "Keeps objects that are dear to make, and lends them. dev.testudo.pool~NAME configures one"
            + " pool, dev.testudo.pool~default the defaults of all.",
    factoryPid = "dev.testudo.pool")
@interface PoolConfiguration {
  @AttributeDefinition(
      description = "How many objects are there even if nobody needs them. 0 to the maximum.",
      min = "0",
      max = "10000")
  int minimum() default 0;

  @AttributeDefinition(
      description =
          "How many objects there are at most. 1 to 10000; with fewer than are out, those too many"
              + " go as they come back.",
      min = "1",
      max = "10000")
  int maximum() default 10;

  @AttributeDefinition(
      description = "How long a claim waits at most while all are out. A duration from 0 to 1h.")
  String claimTime() default "5s";

  @AttributeDefinition(
      description =
          "After how long an idle object goes, down to the minimum. A duration up to 365d, 0 for"
              + " never.")
  String maxIdle() default "10m";

  @AttributeDefinition(
      description =
          "After how long an object is replaced, less up to a tenth by chance. A duration up to"
              + " 365d, 0 for never.")
  String maxLife() default "30m";

  @AttributeDefinition(
      description =
          "How long an object may be idle before the next claim asks whether it still works. A"
              + " duration up to 365d, 0 to ask each time.")
  String validateAfter() default "500ms";

  @AttributeDefinition(
      description =
          "After how long a lease that is out is reported, and where it was claimed; one that was"
              + " lost is taken back. Costs a stack walk for each claim. A duration up to 365d, 0"
              + " for not at all.")
  String leakAfter() default "0";
}
