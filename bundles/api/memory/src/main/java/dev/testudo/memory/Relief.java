package dev.testudo.memory;

/**
 * What a listener gave back.
 *
 * @param entries how many entries, objects, connections
 * @param bytes how many bytes that is, about; 0 if it does not know
 */
public record Relief(long entries, long bytes) {
  /** Nothing. */
  public static final Relief NONE = new Relief(0, 0);

  /** So many entries, of a size that nobody knows. */
  public static Relief entries(long entries) {
    return new Relief(entries, 0);
  }
}
