package dev.testudo.memory.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What may be configured of one watch, for tools that read metatype. Its ids and defaults are those
 * of {@link dev.testudo.memory.MemorySettings}; a test holds it.
 */
@ObjectClassDefinition(
    name = "Memory",
    description =
        "Watches what collections leave in the heap, and has it given back. The watch that is"
            + " always there is dev.testudo.memory~heap.",
    factoryPid = "dev.testudo.memory")
@interface MemoryConfiguration {
  @AttributeDefinition(
      description = "The share of the heap left after a collection at which pressure begins.")
  String enter() default "85%";

  @AttributeDefinition(description = "The share below which it ends; below enter.")
  String leave() default "75%";

  @AttributeDefinition(description = "How much of what they have listeners are asked for at once.")
  String share() default "25%";

  @AttributeDefinition(
      description = "How long after a round the next one may begin. A duration from 0 to 1h.")
  String coolDown() default "10s";

  @AttributeDefinition(
      description = "How long a listener may take before it is left. A duration from 1ms to 1m.")
  String listenerTimeout() default "5s";

  @AttributeDefinition(
      description = "Who is asked first, in this order; the others follow in their own.")
  String[] order() default {};
}
