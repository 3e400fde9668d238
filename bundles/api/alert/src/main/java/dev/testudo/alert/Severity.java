package dev.testudo.alert;

/** How bad it is. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
