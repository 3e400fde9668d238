package dev.testudo.conf.provider;

import java.util.Optional;

/** Which configuration a file feeds: its name without {@code .cfg} or {@code .cfg.json}. */
final class Pids {
  private static final String JSON = ".json";
  private static final String CFG = ".cfg";

  private Pids() {}

  /** True for a configuration in JSON. */
  static boolean isJson(String file) {
    return file.endsWith(CFG + JSON);
  }

  /**
   * The PID, {@code FACTORY~NAME} for one of a factory; empty if the file is no configuration, such
   * as {@code a.cfg.bak}, {@code a.cfg~} and whatever else an editor leaves.
   */
  static Optional<String> of(String file) {
    String cfg = isJson(file) ? file.substring(0, file.length() - JSON.length()) : file;
    return cfg.endsWith(CFG) && cfg.length() > CFG.length()
        ? Optional.of(cfg.substring(0, cfg.length() - CFG.length()))
        : Optional.empty();
  }

  /**
   * @throws RefusedException if there is nothing before or behind the tilde
   */
  static void check(String pid) throws RefusedException {
    int tilde = pid.indexOf('~');
    if (tilde == 0 || tilde == pid.length() - 1) {
      throw new RefusedException(
          "the name must be PID.cfg or FACTORY~NAME.cfg, such as dev.testudo.breaker~orders.cfg");
    }
  }
}
