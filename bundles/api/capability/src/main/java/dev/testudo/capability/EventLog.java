package dev.testudo.capability;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The latest events of one capability; an OSGi service with the property {@code
 * testudo.capability}. Bounded: old events go. They outlive an update of the capability, not the
 * process.
 */
@ProviderType
public interface EventLog {

  /** The events of all instances, oldest first. */
  List<Event> recent();
}
