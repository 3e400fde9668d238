package dev.testudo.runtime;

/**
 * A bundle that does not work, and why.
 *
 * @param symbolicName its symbolic name, or the file's name if the file is no readable bundle
 * @param version its version, or an empty string if unknown
 * @param reason one sentence for people, such as {@code needs the package org.h2, version [2.5,3),
 *     which no bundle exports}
 */
public record BundleProblem(String symbolicName, String version, String reason) {

  /** The problem in one line. */
  @Override
  public String toString() {
    return (version.isEmpty() ? symbolicName : symbolicName + " " + version) + ": " + reason;
  }
}
