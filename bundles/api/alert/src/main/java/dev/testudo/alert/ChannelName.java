package dev.testudo.alert;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names an {@link AlertChannel}: on the class of a Declarative Services component it becomes the
 * service property {@code testudo.alert.channel} at build time. Without Declarative Services set
 * the property itself.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface ChannelName {
  /** Prefix of the service property. */
  String PREFIX_ = "testudo.alert.";

  /** The service property. */
  String PROPERTY = "testudo.alert.channel.name";

  /** The name, by which rules mean it; fit for a PID. */
  String value();
}
