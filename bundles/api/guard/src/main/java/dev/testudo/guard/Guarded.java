package dev.testudo.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Guards a component. On the class of a Declarative Services component it is a component property
 * type: it becomes the service property {@code testudo.guarded} at build time. On a method it names
 * the policies of that method and is read when the method is first called.
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

  /** On a method: the fallback to use. */
  String fallback() default "";

  /** On a method: the cache to use for its results. */
  String cache() default "";

  /** On a method: the retry to use. */
  String retry() default "";

  /** On a method: the rate limiter to use. */
  String limiter() default "";

  /** On a method: the circuit breaker to use. */
  String breaker() default "";

  /** On a method: the bulkhead to use. */
  String bulkhead() default "";

  /** On a method: the timeout to use. */
  String timeout() default "";

  /** On a method: the profile to use. */
  String profile() default "";
}
