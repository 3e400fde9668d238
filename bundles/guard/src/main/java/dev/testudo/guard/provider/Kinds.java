package dev.testudo.guard.provider;

import dev.testudo.guard.PolicyFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kinds of policies that are there now. The one that came last serves, should two be there. */
final class Kinds {
  private final CopyOnWriteArrayList<PolicyFactory> factories = new CopyOnWriteArrayList<>();

  // Implied kinds, from when they first come until they are forgotten: chains that are linked anew
  // while such a kind is away for a moment must not lose it.
  private final Set<String> implied = ConcurrentHashMap.newKeySet();

  synchronized void add(PolicyFactory factory) {
    factories.add(0, factory); // twice, if it is registered anew before it is let go
    if (factory.implied()) {
      implied.add(factory.kind());
    }
  }

  synchronized void remove(PolicyFactory factory) {
    factories.remove(factory);
  }

  /** A kind has been away for too long, unless it comes back at this moment. */
  synchronized void forget(String kind) {
    if (find(kind).isEmpty()) {
      implied.remove(kind);
    }
  }

  Optional<PolicyFactory> find(String kind) {
    return factories.stream().filter(factory -> factory.kind().equals(kind)).findFirst();
  }

  /** The kinds that are part of every chain. */
  List<String> implied() {
    return List.copyOf(implied);
  }

  /** Puts kinds in order: as the settings say, and those that they do not name innermost. */
  static <T> List<T> sort(
      List<T> items, List<String> order, java.util.function.Function<T, String> kind) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(
        Comparator.comparingInt(
            item -> {
              int at = order.indexOf(kind.apply(item));
              return at < 0 ? order.size() : at;
            }));
    return sorted;
  }
}
