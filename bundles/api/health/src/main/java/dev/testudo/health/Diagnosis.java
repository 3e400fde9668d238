package dev.testudo.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says in words what of the framework is not active and should be: bundles that do not resolve,
 * components that wait for a service. An OSGi service of whoever can find out.
 */
@ConsumerType
public interface Diagnosis {

  /** What is not as it should be, now. */
  List<Problem> problems();

  /**
   * One of them.
   *
   * @param kind what it is, such as {@code bundle}
   * @param name its name
   * @param state its state
   * @param because one sentence
   */
  record Problem(String kind, String name, String state, String because) {}
}
