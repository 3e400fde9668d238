package dev.testudo.http;

import static dev.testudo.SettingsException.check;

/**
 * Settings of the HTTP endpoint; PID {@code dev.testudo.http}.
 *
 * @param host the address to listen at; only who can reach it can ask at all
 * @param port the port, 0 for any that is free
 */
public record HttpSettings(String host, int port) {
  public HttpSettings {
    check(!host.isBlank(), "host", host, "an address such as 127.0.0.1");
    check(port >= 0 && port <= 65_535, "port", port, "from 0 to 65535");
  }

  /** Port 9464 of the loopback interface. */
  public HttpSettings() {
    this("127.0.0.1", 9464);
  }
}
