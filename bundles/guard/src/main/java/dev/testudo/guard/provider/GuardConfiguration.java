package dev.testudo.guard.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The keys of {@code dev.testudo.guard~NAME}; a test holds them equal to the settings. */
@ObjectClassDefinition(
    name = "Guard",
    description = "Takes the calls of services through policies. One configuration for each guard.")
@interface GuardConfiguration {
  @AttributeDefinition(
      description =
          "Which services it guards, as an OSGi filter such as (objectClass=com.acme.Orders); empty"
              + " for those that name the guard themselves, or for code")
  String services() default "";

  @AttributeDefinition(
      description =
          "Policies for all methods, each with an instance or without: retry, breaker=orders-db;"
              + " -metric takes an implied one out")
  String[] policies() default {};

  @AttributeDefinition(
      required = false,
      description = "The same for single methods: methods.find=breaker=slow-db, -retry")
  String methods() default "";

  @AttributeDefinition(description = "The kinds, outermost first")
  String[] order() default {
    "metric",
    "trace",
    "profile",
    "fallback",
    "cache",
    "retry",
    "limiter",
    "breaker",
    "bulkhead",
    "error",
    "timeout"
  };

  @AttributeDefinition(
      type = AttributeType.STRING,
      options = {
        @Option(label = "PASS", value = "PASS"),
        @Option(label = "REJECT", value = "REJECT")
      },
      description = "What becomes of a call when the provider of one of its policies is gone")
  String absent() default "PASS";

  @AttributeDefinition(
      type = AttributeType.STRING,
      options = {
        @Option(label = "ADAPTIVE", value = "ADAPTIVE"),
        @Option(label = "EXACT", value = "EXACT")
      },
      description =
          "EXACT takes the time of every call; ADAPTIVE of one in sixteen where most are shorter"
              + " than a microsecond")
  String timing() default "ADAPTIVE";
}
