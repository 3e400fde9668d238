package dev.testudo.cache.state;

import java.util.concurrent.ConcurrentHashMap;

/** Which thread waits for which load, over all caches: so a circle of them is seen. */
public final class WaitCell {
  public final ConcurrentHashMap<Thread, Flight> waiting = new ConcurrentHashMap<>();
}
