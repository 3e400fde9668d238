package dev.testudo.guard;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the services that have a guard, by name, tag and health. An OSGi service; there is none
 * without a framework. {@link ServiceDirectoryListener} services are told of changes. What it gives
 * is as it was at the moment of the call; may be used by any number of threads, and never blocks.
 */
@ProviderType
public interface ServiceDirectory {
  /** The service property with the tags of a service: one text, or an array. */
  String TAGS = "testudo.tags";

  /** All of them, by identity. */
  List<GuardedService> services();

  /** Those of one guard. */
  default List<GuardedService> named(String guard) {
    return services().stream().filter(one -> one.guard().equals(guard)).toList();
  }

  /** Those with a tag. */
  default List<GuardedService> tagged(String tag) {
    return services().stream().filter(one -> one.tags().contains(tag)).toList();
  }

  /** Those that are so. */
  default List<GuardedService> in(GuardedService.Health health) {
    return services().stream().filter(one -> one.health() == health).toList();
  }
}
