package dev.testudo.capability;

import java.util.Map;

/** Where a configuration is from, for messages to the person who wrote it. */
public final class Origin {
  /** The configuration's key under which whoever feeds it from a file gives the file's name. */
  public static final String FILE = "testudo.file";

  private Origin() {}

  /** The file's name, or else the PID. */
  public static String of(Map<String, ?> configuration, String pid) {
    return configuration.get(FILE) instanceof String file ? file : pid;
  }
}
