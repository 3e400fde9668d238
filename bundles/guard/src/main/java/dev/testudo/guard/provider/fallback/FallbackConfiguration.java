package dev.testudo.guard.provider.fallback;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one fallback, for tools that read metatype. Its ids and defaults are
 * those of {@link dev.testudo.fallback.FallbackSettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Fallback",
    description =
        "Answers in place of calls that failed. dev.testudo.fallback~NAME configures one fallback,"
            + " dev.testudo.fallback~default the defaults of all.",
    factoryPid = "dev.testudo.fallback")
@interface FallbackConfiguration {
  @AttributeDefinition(
      description =
          "The answer, as text that is read as what the method gives; null; or empty for a string,"
              + " an optional, a collection, a map or an array.")
  String answer() default "null";

  @AttributeDefinition(
      description =
          "Another service that is asked in place of it, with the same arguments. An OSGi"
              + " filter such as (region=backup); empty for none.",
      required = false)
  String service() default "";

  @AttributeDefinition(
      description =
          "The cache in which the guard keeps results, to be asked for what the operation gave"
              + " before for equal arguments, even if that is over its time; empty for none.",
      required = false)
  String cache() default "";

  @AttributeDefinition(
      description =
          "Class names of the exceptions that are answered, with their subclasses, separated by"
              + " commas. Rejections by other policies are exceptions, too.")
  String[] on() default "java.lang.Exception";
}
