package dev.testudo.platform.boot;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the distribution; only read
 * @param data what the platform writes
 */
record Layout(Path home, Path data) {

  Path desiredState() {
    return data.resolve("desired-state");
  }

  Path digests() {
    return data.resolve("digests");
  }

  Path cache() {
    return data.resolve("cache");
  }

  Store store() {
    return new Store(data.resolve("store"));
  }

  /** Where the bytes are that a line wants to run. */
  Path bytes(DesiredBundle line) {
    return line.bytesInFolder() ? home.resolve(line.location()) : store().jar(line.sha256());
  }

  /** The location that the framework knows the bundle by: a URL, so that a plain update works. */
  String osgiLocation(DesiredBundle line) {
    return line.fromFolder()
        ? home.resolve(line.location()).toUri().toASCIIString()
        : line.location();
  }

  /** True for a bundle that the watched folder brought; it belongs to that folder alone. */
  boolean inDeployFolder(String location) {
    String folder = home.resolve("deploy").toUri().toString();
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return location.contains(prefix)
        || location.contains(java.net.URI.create(prefix).toASCIIString());
  }
}
