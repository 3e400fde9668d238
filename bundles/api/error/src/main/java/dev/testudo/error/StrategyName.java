package dev.testudo.error;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link RecoveryStrategy}: on the class of a Declarative Services component it becomes the
 * service property {@code testudo.error.strategy.name} at build time. Without Declarative Services
 * set the property itself.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface StrategyName {
  /** Prefix of the service property. */
  String PREFIX_ = "testudo.error.";

  /** The service property. */
  String PROPERTY = "testudo.error.strategy.name";

  /** The name, by which monitors mean it. */
  String value();
}
