package dev.testudo.profile.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one profiler, for tools that read metatype. Its ids and defaults are
 * those of {@link dev.testudo.profile.ProfilerSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Profile",
    description =
        "Says where time goes and memory is taken. dev.testudo.profile~NAME configures one"
            + " profiler, dev.testudo.profile~default the defaults of all.",
    factoryPid = "dev.testudo.profile")
@interface ProfileConfiguration {
  @AttributeDefinition(description = "Whether the memory that is allocated is taken as well.")
  boolean allocation() default true;

  @AttributeDefinition(
      description = "How many operations are told apart, 1 to 100000; the rest is one more.")
  int maxOperations() default 1000;

  @AttributeDefinition(
      description =
          "After how long an operation that nobody has closed is given up. A duration from 1s to"
              + " 365d.")
  String abandonAfter() default "1h";
}
