package dev.testudo;

import java.io.Serial;

/** Two bundles proposed different settings for one instance. */
public class SettingsConflictException extends SettingsException {
  @Serial private static final long serialVersionUID = 1L;

  public SettingsConflictException(String message) {
    super(message);
  }
}
