package dev.testudo.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Guards a component. On the class of a Declarative Services component it is a component property
 * type: it becomes the service property {@code testudo.guarded} at build time, and names the
 * policies of all methods. On a method it names those that this method has otherwise.
 *
 * <pre>{@code
 * @Component
 * @Guarded("shop")
 * class Shop implements Orders {
 *   @Guarded(retry = "default", breaker = "api-circuit")
 *   public Answer call(Query query) { … }
 * }
 * }</pre>
 *
 * An instance named here is used in place of the guard's own; an empty name leaves it as the guard
 * has it. Configuration wins over what is written here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ComponentPropertyType
public @interface Guarded {
  /** Prefix of the service properties. */
  String PREFIX_ = "testudo.";

  /** On a class: the guard's name. On a method: the operation's, in place of the method's name. */
  String value() default "";

  /** On a class: the tags by which {@link ServiceDirectory} finds the service. */
  String[] tags() default {};

  /** The fallback to use. */
  String fallback() default "";

  /** The cache to use for the results. */
  String cache() default "";

  /** The retry to use. */
  String retry() default "";

  /** The rate limiter to use. */
  String limiter() default "";

  /** The circuit breaker to use. */
  String breaker() default "";

  /** The bulkhead to use. */
  String bulkhead() default "";

  /** The timeout to use. */
  String timeout() default "";

  /** The profile to use. */
  String profile() default "";
}
