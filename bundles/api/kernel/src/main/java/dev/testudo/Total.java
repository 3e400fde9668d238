package dev.testudo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the component of a snapshot record: a number that only grows, over every reset and update. It
 * is shown as a counter, {@code testudo_<word>_<component>_total}; all other numbers of a snapshot
 * are shown as gauges. A duration is counted in whole seconds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Total {

  /** Of a map from kinds to numbers: the label that tells the kinds apart. */
  String by() default "";
}
