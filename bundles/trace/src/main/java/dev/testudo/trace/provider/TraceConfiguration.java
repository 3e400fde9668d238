package dev.testudo.trace.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code dev.testudo.trace~NAME}; a test holds them equal to the settings. */
@ObjectClassDefinition(
    name = "Trace",
    description =
        "Records what requests do on their way. dev.testudo.trace~NAME configures one tracer, which"
            + " guards use by their own name; dev.testudo.trace~default gives the defaults of all.")
@interface TraceConfiguration {
  @AttributeDefinition(
      description =
          "Which share of the requests that begin here is traced, 0 to 1; what is part of another"
              + " trace follows that one")
  String ratio() default "0.01";

  @AttributeDefinition(
      min = "0",
      max = "1000000",
      description = "How many spans that have ended are kept, 0 to 1000000; the oldest go")
  int maxSpans() default 1_000;

  @AttributeDefinition(
      min = "0",
      max = "1073741824",
      description = "How many bytes they may take, by estimate, 0 to 1073741824; the oldest go")
  int maxBytes() default 1_048_576;
}
