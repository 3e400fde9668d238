package dev.testudo.health;

/** How something is, the best first; the names are those of Felix Health Checks. */
public enum HealthStatus {
  /** All is well. */
  OK(0),
  /** It works; somebody should look at it before it does not. */
  WARN(1),
  /** It does not work now, and should soon by itself: it starts, or is being updated. */
  TEMPORARILY_UNAVAILABLE(2),
  /** It does not work, and will not by itself. Also of a check that does not answer. */
  CRITICAL(3),
  /** The check itself failed, so that nobody knows. */
  HEALTH_CHECK_ERROR(4);

  private final int level;

  HealthStatus(int level) {
    this.level = level;
  }

  /** The number by which metrics know it: 0 for OK, more for what is worse. */
  public int level() {
    return level;
  }

  /** The worse of both. */
  public HealthStatus worse(HealthStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether work can be sent there. */
  public boolean works() {
    return compareTo(WARN) <= 0;
  }
}
