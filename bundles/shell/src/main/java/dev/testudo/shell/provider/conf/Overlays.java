package dev.testudo.shell.provider.conf;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the overlays on top of what Config Admin has. Whoever updates a configuration below, the
 * overlaid values are put back in the same call, before asynchronous listeners hear of it. Nothing
 * is updated that has these values already. Thread-safe.
 */
final class Overlays {
  private static final Logger LOG = System.getLogger(Overlays.class.getName());

  private final OverlayStore store;
  private final Configurations configurations;
  private final Map<String, Overlay> overlays = new HashMap<>();

  // Held while Config Admin is updated; an event that arrives on the holding thread is our own.
  private final ReentrantLock lock = new ReentrantLock();

  Overlays(OverlayStore store, Configurations configurations) throws IOException {
    this.store = store;
    this.configurations = configurations;
    store.readAll().forEach(overlay -> overlays.put(overlay.pid(), overlay));
  }

  Optional<Overlay> find(String pid) {
    lock.lock();
    try {
      return Optional.ofNullable(overlays.get(pid));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets values on top of a configuration, which is made if there is none.
   *
   * @throws IOException if they cannot be kept; then nothing has changed
   */
  void set(String pid, Map<String, ?> values) throws IOException {
    lock.lock();
    try {
      Optional<Map<String, Object>> below = configurations.read(pid);
      Overlay before = overlays.get(pid);
      Overlay now =
          (before != null ? before : Overlay.none(pid, below.isEmpty()))
              .with(values, below.orElse(Map.of()));
      store.write(now);
      overlays.put(pid, now);
      try {
        configurations.write(pid, now.merged(below.orElse(Map.of())));
      } catch (IOException | RuntimeException e) {
        putBack(pid, before);
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes overlaid values away, so that those below are in force again.
   *
   * @param keys which; empty for all
   * @return the keys taken away
   */
  List<String> reset(String pid, Collection<String> keys) throws IOException {
    lock.lock();
    try {
      Overlay before = overlays.get(pid);
      if (before == null) {
        return List.of();
      }
      List<String> gone =
          before.set().keySet().stream()
              .filter(key -> keys.isEmpty() || keys.contains(key))
              .sorted()
              .toList();
      Overlay now = before.without(gone);
      Map<String, Object> restored =
          before.restored(configurations.read(pid).orElse(Map.of()), gone);
      putBack(pid, now.set().isEmpty() ? null : now);
      if (restored.isEmpty() && before.made()) {
        configurations.delete(pid);
      } else {
        configurations.write(pid, restored);
      }
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /** Puts on top what is not there, as after a start. */
  void applyAll(boolean makeMissing) {
    lock.lock();
    try {
      for (Overlay overlay : List.copyOf(overlays.values())) {
        if (makeMissing || overlay.made() || configurations.exists(overlay.pid())) {
          start(overlay, configurations.read(overlay.pid()));
        }
      }
    } catch (IOException e) {
      LOG.log(WARNING, "overlaid configuration cannot be put in force", e);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever it was has updated the configuration. */
  void updated(String pid) {
    if (lock.isHeldByCurrentThread()) {
      return;
    }
    lock.lock();
    try {
      Overlay overlay = overlays.get(pid);
      Optional<Map<String, Object>> below = configurations.read(pid);
      if (overlay != null && below.isPresent()) {
        apply(overlay, below);
      }
    } catch (IOException e) {
      LOG.log(WARNING, pid + ": the overlaid values cannot be put in force", e);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever it was has deleted the configuration, as when its file is deleted. */
  void deleted(String pid) {
    if (lock.isHeldByCurrentThread()) {
      return;
    }
    lock.lock();
    try {
      Overlay overlay = overlays.get(pid);
      if (overlay != null && !configurations.exists(pid)) {
        apply(overlay, Optional.empty());
      }
    } catch (IOException e) {
      LOG.log(WARNING, pid + ": the overlaid values cannot be put in force", e);
    } finally {
      lock.unlock();
    }
  }

  // Config Admin may have kept the merged values since the last run: they say nothing of the
  // file's.
  private void start(Overlay overlay, Optional<Map<String, Object>> kept) throws IOException {
    if (kept.isEmpty() || !Configurations.same(overlay.merged(kept.get()), kept.get())) {
      apply(overlay, kept);
    }
  }

  private void apply(Overlay overlay, Optional<Map<String, Object>> below) throws IOException {
    Overlay now = overlay.over(below);
    if (!Configurations.same(now.was(), overlay.was()) || now.made() != overlay.made()) {
      store.write(now);
      overlays.put(overlay.pid(), now);
    }
    Map<String, Object> merged = overlay.merged(below.orElse(Map.of()));
    if (below.isEmpty() || !Configurations.same(merged, below.get())) {
      configurations.write(overlay.pid(), merged);
    }
  }

  private void putBack(String pid, @Nullable Overlay overlay) throws IOException {
    if (overlay == null) {
      store.delete(pid);
      overlays.remove(pid);
    } else {
      store.write(overlay);
      overlays.put(pid, overlay);
    }
  }
}
