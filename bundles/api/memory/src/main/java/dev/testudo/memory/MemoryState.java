package dev.testudo.memory;

/** Whether there is enough memory. */
public enum MemoryState {
  /** There is. */
  NORMAL,
  /** What is left after collections is too much; listeners are asked to give back. */
  PRESSED
}
