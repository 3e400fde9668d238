package dev.testudo.timeout.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one timeout, for tools that read metatype. Its ids and defaults are
 * those of {@link dev.testudo.timeout.TimeoutSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Timeout",
    description =
        "Ends calls that take too long. dev.testudo.timeout~NAME configures one timeout,"
            + " dev.testudo.timeout~default the defaults of all.",
    factoryPid = "dev.testudo.timeout")
@interface TimeoutConfiguration {
  @AttributeDefinition(description = "How long a call may take. A duration from 1ms to 1d.")
  String limit() default "10s";
}
