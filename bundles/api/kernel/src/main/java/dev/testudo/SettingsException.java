package dev.testudo;

import java.io.Serial;

/**
 * A setting, or a name, is not acceptable. The message names key, value and what would be right.
 */
public class SettingsException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  /**
   * Checks one value, for the constructors of settings records.
   *
   * @throws SettingsException unless {@code right}; the message reads {@code key=value: must be …}
   */
  public static void check(boolean right, String key, Object value, String expected) {
    if (!right) {
      throw new SettingsException(key + "=" + value + ": must be " + expected);
    }
  }
}
