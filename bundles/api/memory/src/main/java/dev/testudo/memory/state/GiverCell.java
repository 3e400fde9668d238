package dev.testudo.memory.state;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one listener has given back. */
public final class GiverCell {
  public final AtomicLong asked = new AtomicLong();
  public final AtomicLong failures = new AtomicLong();
  public final AtomicLong entries = new AtomicLong();
  public final AtomicLong bytes = new AtomicLong();
  public volatile @Nullable Instant last;
  public volatile String problem = "";
}
