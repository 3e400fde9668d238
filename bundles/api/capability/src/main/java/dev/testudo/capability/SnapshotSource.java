package dev.testudo.capability;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the instances of one capability show of themselves; an OSGi service with the property {@code
 * testudo.capability}. Metric makes series of the numbers in it, see {@link SnapshotMetric}.
 */
@ProviderType
public interface SnapshotSource {

  /** The capability's word. */
  String word();

  /** A snapshot of each instance, by name. */
  List<? extends Record> snapshots();
}
