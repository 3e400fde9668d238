package dev.testudo.metric;

import dev.testudo.Registry;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Gives meters by name. */
@ProviderType
public interface Metrics extends Registry<Meter, MeterSettings, MeterSnapshot> {

  /** The timer of all guarded calls; labels {@code guard}, {@code operation}, {@code outcome}. */
  String GUARD_CALL_SECONDS = "testudo_guard_call_seconds";

  /**
   * All meters, by name: for who {@linkplain Meter#visit visits} the series of each, which costs
   * far less than {@link #snapshots}.
   */
  List<Meter> meters();
}
