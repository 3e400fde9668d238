package dev.testudo.cache.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one cache, for tools that read metatype. Its ids and defaults are those
 * of {@link dev.testudo.cache.CacheSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Cache",
    description =
        "Keeps what took long to get. dev.testudo.cache~NAME configures one cache,"
            + " dev.testudo.cache~default the defaults of all.",
    factoryPid = "dev.testudo.cache")
@interface CacheConfiguration {
  @AttributeDefinition(
      description = "How many entries it keeps at most. 1 to 10000000.",
      min = "1",
      max = "10000000")
  int maximumSize() default 10_000;

  @AttributeDefinition(
      description =
          "How long an entry is good for after it was written. A duration from 1ms to 365d, or 0"
              + " for ever.")
  String timeToLive() default "5m";

  @AttributeDefinition(
      description =
          "How much longer it is kept for who would rather have something old than nothing. A"
              + " duration up to 365d.")
  String staleFor() default "0";

  @AttributeDefinition(
      description =
          "How long callers wait for another's load before they load themselves. A duration from"
              + " 1ms to 1d.")
  String loadTimeout() default "30s";
}
