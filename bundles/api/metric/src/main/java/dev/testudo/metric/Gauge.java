package dev.testudo.metric;

import org.osgi.annotation.versioning.ProviderType;

/** A value that is shown while it is open; need not be kept. */
@ProviderType
public interface Gauge extends AutoCloseable {

  /** What the supplier gives now; NaN if it throws, or is gone. */
  double value();

  /** Ends the showing, unless another gauge has taken its place already. */
  @Override
  void close();
}
