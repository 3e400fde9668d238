package dev.testudo;

import java.util.regex.Pattern;

/** The rule for instance names: fit for a file, a PID and a shell alike. */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private Names() {}

  /**
   * Gives the name back if it is well formed.
   *
   * @throws SettingsException if not
   */
  public static String check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new SettingsException(
          "name=" + name + ": must match " + NAME + ", such as orders-db or shop.orders");
    }
    return name;
  }
}
