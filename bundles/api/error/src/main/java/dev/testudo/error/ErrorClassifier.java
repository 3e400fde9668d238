package dev.testudo.error;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what some failures mean. A plugin: register one as an OSGi service (whiteboard). Of several
 * the one with the highest service ranking is asked first; configuration wins over all of them, and
 * the rules that are built in come last.
 *
 * <pre>{@code
 * @Component
 * public final class AcmeErrors implements ErrorClassifier {
 *   @Override
 *   public Optional<Classification> classify(Throwable failure) {
 *     return failure instanceof AcmeBusyException
 *         ? Optional.of(Classification.of(ErrorCategory.RESOURCE))
 *         : Optional.empty();
 *   }
 * }
 * }</pre>
 *
 * <p>It is called in a thread of its own while the failing call waits, so it must be quick. One
 * that throws, or takes longer than a quarter of a second, is put aside for a minute.
 */
@ConsumerType
@FunctionalInterface
public interface ErrorClassifier {

  /**
   * What a failure means.
   *
   * @param failure the failure, and, if that gives nothing, each of its causes; not to be kept
   * @return empty to leave it to others
   */
  Optional<Classification> classify(Throwable failure);
}
