package dev.testudo;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a module gives to a program without OSGi: the same services that its bundle registers.
 * Providers name theirs with {@code provides dev.testudo.Part with …}. Inside OSGi it is not used.
 */
@ConsumerType
public interface Part {

  /** The services it cannot start without; it is started after those parts that offer them. */
  List<Class<?>> needs();

  /** Makes its services and offers them. */
  void start(Parts parts);

  /** Ends its threads. Called once, in reverse order of the starts. */
  default void stop() {}
}
