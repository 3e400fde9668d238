package dev.testudo.state.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** All of state, wired: the same in a framework and without one. */
final class State implements AutoCloseable {
  final FaceStore faces;
  final VaultStore vault;
  final MonotonicClock clock;

  /**
   * @param folder for durable cells
   * @param linger how long old code goes on being called when no new one is there
   * @param maxHeld how many calls wait for one target at most
   */
  State(
      Path folder,
      Duration linger,
      int maxHeld,
      Predicate<Class<?>> contract,
      Function<List<ClassLoader>, BridgeLoader> loaders) {
    Dispatch dispatch = new Dispatch(maxHeld);
    faces = new FaceStore(dispatch, new FaceForge(loaders), linger);
    vault = new VaultStore(new CellTypes(contract), folder);
    clock = new MonotonicClock(faces::housekeeping);
  }

  @Override
  public void close() {
    clock.close();
  }
}
