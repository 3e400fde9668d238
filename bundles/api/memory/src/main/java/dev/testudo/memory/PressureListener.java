package dev.testudo.memory;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives back memory that its owner could do without. Register one as an OSGi service (whiteboard);
 * in a program without OSGi a {@link dev.testudo.Part} offers it. It is called in a thread that is
 * there for this one call: one that throws, or does not return in time and is interrupted, is told
 * of, and the next is asked. While it has not returned it is not asked again.
 */
@ConsumerType
public interface PressureListener {
  /** For what is cheap to get back, such as entries of a cache. */
  int EARLY = 100;

  /** For what is dear to get back, such as connections. */
  int LATE = 200;

  /** What it is known by; one word, such as {@code cache}. */
  String name();

  /** Who has less is asked first; of equals by name. Configuration may say otherwise. */
  default int order() {
    return EARLY;
  }

  /**
   * Gives something back. Must not wait for whoever is using it.
   *
   * @return what it gave back
   */
  Relief relieve(Pressure pressure) throws Exception;
}
