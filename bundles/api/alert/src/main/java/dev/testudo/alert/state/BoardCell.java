package dev.testudo.alert.state;

import dev.testudo.alert.Alert;
import dev.testudo.alert.Silence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Silences and the alerts that are over; schema 1. */
public final class BoardCell {
  private static final int KEPT = 1000;

  /** By id. */
  public final Map<String, Silence> silences = new ConcurrentHashMap<>();

  private final Deque<Alert> history = new ArrayDeque<>();

  /** Remembers an alert that is over. */
  public synchronized void over(Alert alert) {
    if (history.size() == KEPT) {
      history.removeLast();
    }
    history.addFirst(alert);
  }

  /** The latest first. */
  public synchronized Alert[] history() {
    return history.toArray(new Alert[0]);
  }
}
