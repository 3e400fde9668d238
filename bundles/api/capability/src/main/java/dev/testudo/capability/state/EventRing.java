package dev.testudo.capability.state;

import dev.testudo.capability.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events of a capability, oldest first; the oldest goes when the ring is full. */
public final class EventRing {
  private static final int CAPACITY = 1000;
  private final Deque<Event> events = new ArrayDeque<>();

  public synchronized void add(Event event) {
    if (events.size() == CAPACITY) {
      events.removeFirst();
    }
    events.addLast(event);
  }

  public synchronized List<Event> all() {
    return List.copyOf(events);
  }
}
