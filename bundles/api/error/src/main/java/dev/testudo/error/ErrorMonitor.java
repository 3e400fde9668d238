package dev.testudo.error;

import dev.testudo.Instance;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps account of failures: how many of which category, and of which kind, where the same
 * exception thrown at the same place is one kind. Guards record every attempt that failed; code may
 * record others. All methods may be called from any thread.
 *
 * <p>{@link #reset()} forgets the kinds; the counts by category only grow.
 */
@ProviderType
public interface ErrorMonitor extends Instance<ErrorSettings, ErrorSnapshot> {

  /**
   * Counts a failure. Nothing of it is kept but text: a sample of each kind is written when it is
   * first seen. Costs about as much as throwing the exception did. Never throws.
   *
   * @param operation what failed; a method's name, or any word
   * @return what the failure means
   */
  Classification record(String operation, Throwable failure);

  /** What a failure means by the rules of this monitor; see {@link Errors#classify}. */
  Classification classify(Throwable failure);

  /**
   * The kinds of failures seen since the last reset, the most frequent first. What came when there
   * were {@link ErrorSettings#maxFingerprints()} of them is together in one with the fingerprint
   * {@link ErrorGroup#OTHER}.
   */
  List<ErrorGroup> groups();
}
