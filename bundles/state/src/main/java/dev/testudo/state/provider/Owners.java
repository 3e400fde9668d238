package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.INFO;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/** Drops what belongs to a bundle that has been gone for longer than the grace time. */
final class Owners implements BundleListener {
  private static final Logger LOG = System.getLogger(Owners.class.getName());

  private final VaultStore vault;
  private final Duration grace;
  private final ScheduledExecutorService housekeeper;
  private final Map<String, Future<?>> leaving = new ConcurrentHashMap<>();

  Owners(VaultStore vault, Duration grace, ScheduledExecutorService housekeeper) {
    this.vault = vault;
    this.grace = grace;
    this.housekeeper = housekeeper;
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    String owner = bundle.getSymbolicName();
    if (owner == null) {
      return;
    }
    switch (event.getType()) {
      case BundleEvent.STOPPED, BundleEvent.UNINSTALLED ->
          leaving.computeIfAbsent(
              owner,
              key ->
                  housekeeper.schedule(() -> drop(owner), grace.toMillis(), TimeUnit.MILLISECONDS));
      case BundleEvent.STARTED, BundleEvent.STARTING, BundleEvent.LAZY_ACTIVATION -> {
        Future<?> drop = leaving.remove(owner);
        if (drop != null) {
          drop.cancel(false);
        }
      }
      default -> {}
    }
  }

  private void drop(String owner) {
    leaving.remove(owner);
    int count = vault.dropOwned(owner);
    if (count > 0) {
      LOG.log(INFO, "{0} is gone: dropped {1} of its instances", owner, count);
    }
  }
}
