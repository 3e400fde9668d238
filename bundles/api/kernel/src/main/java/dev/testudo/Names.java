package dev.testudo;

import java.util.regex.Pattern;

/** The rule for instance names: fit for a file, a PID and a shell alike. */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private Names() {}

  /** Whether it is well formed. */
  public static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Gives the name back if it is well formed.
   *
   * @throws SettingsException if not
   */
  public static String check(String name) {
    if (!valid(name)) {
      throw new SettingsException(
          "name=" + name + ": must match " + NAME + ", such as orders-db or shop.orders");
    }
    return name;
  }
}
