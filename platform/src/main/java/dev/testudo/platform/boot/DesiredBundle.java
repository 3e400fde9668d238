package dev.testudo.platform.boot;

/**
 * One bundle of the desired state.
 *
 * @param level its start level
 * @param state what an operator wants of it
 * @param sha256 the bytes that are to run, in hex
 * @param folderSha256 what the folder {@code bundles/} held when this was decided, or {@link #NONE}
 *     if the bundle does not come from there. Differs from {@code sha256} after an update at run
 *     time, whose bytes are in {@code data/store}.
 * @param symbolicName its name, or {@link #NONE} if it has none
 * @param version its version
 * @param location relative to the home ({@code bundles/10/testudo-breaker.jar}) if it comes from
 *     the folder, else the location that the framework knows it by
 */
record DesiredBundle(
    int level,
    State state,
    String sha256,
    String folderSha256,
    String symbolicName,
    String version,
    String location) {

  /** Stands for what is not there. */
  static final String NONE = "-";

  /** What an operator wants of a bundle. */
  enum State {
    /** Installed and started. */
    ACTIVE,
    /** Installed; stopped by an operator. */
    STOPPED,
    /** Uninstalled by an operator, though {@code bundles/} still holds its jar. */
    UNINSTALLED
  }

  boolean fromFolder() {
    return !folderSha256.equals(NONE);
  }

  /** True if the bytes to run are those of the folder, false if they are in the store. */
  boolean bytesInFolder() {
    return sha256.equals(folderSha256);
  }

  /** For messages. */
  String title() {
    return symbolicName + " " + version;
  }
}
