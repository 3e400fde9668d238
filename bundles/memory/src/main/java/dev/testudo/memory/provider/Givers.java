package dev.testudo.memory.provider;

import dev.testudo.memory.PressureListener;
import dev.testudo.memory.PressureListenerSnapshot;
import dev.testudo.memory.state.GiverCell;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Who gives back, in the order in which they are to be asked. */
final class Givers implements AutoCloseable {
  private final Map<PressureListener, Giver> givers = new ConcurrentHashMap<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final Function<String, GiverCell> cells;

  /**
   * @param cells the cells, by the names of the listeners
   */
  Givers(Function<String, GiverCell> cells) {
    this.cells = cells;
  }

  void add(PressureListener listener) {
    givers.computeIfAbsent(listener, one -> new Giver(one, cells, threads));
  }

  /** What it is doing is interrupted. */
  void remove(PressureListener listener) {
    Giver giver = givers.remove(listener);
    if (giver != null) {
      giver.interrupt();
    }
  }

  /**
   * All of them.
   *
   * @param first the names of those who come first
   */
  List<Giver> inOrder(List<String> first) {
    return givers.values().stream()
        .sorted(
            Comparator.comparingInt((Giver giver) -> place(first, giver.name()))
                .thenComparingInt(Giver::order)
                .thenComparing(Giver::name))
        .toList();
  }

  private static int place(List<String> first, String name) {
    int at = first.indexOf(name);
    return at < 0 ? first.size() : at;
  }

  List<PressureListenerSnapshot> snapshots() {
    return inOrder(List.of()).stream().map(Givers::snapshot).toList();
  }

  private static PressureListenerSnapshot snapshot(Giver giver) {
    GiverCell cell = giver.cell();
    return new PressureListenerSnapshot(
        giver.name(),
        giver.order(),
        giver.hangs() ? "HANGS" : "READY",
        cell.asked.get(),
        cell.failures.get(),
        cell.entries.get(),
        cell.bytes.get(),
        Optional.ofNullable(cell.last),
        cell.problem);
  }

  @Override
  public void close() {
    givers.values().forEach(Giver::end);
    givers.clear();
  }
}
