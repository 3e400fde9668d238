package dev.testudo.http;

/**
 * The HTTP endpoint as it is.
 *
 * @param state whether it answers
 * @param address where, such as {@code http://127.0.0.1:9464/}; empty while it does not
 * @param tokenFile the file with the token, which only its owner may read
 * @param problem why it does not answer; empty if it does
 */
public record HttpSnapshot(State state, String address, String tokenFile, String problem) {

  /** Whether it answers. */
  public enum State {
    /** It does. */
    SERVING,
    /** Somebody else has the port; it is tried again every few seconds. */
    PORT_IN_USE,
    /** There is no HTTP server in the framework, or it has not started yet. */
    NO_SERVER
  }
}
