package dev.testudo.conf.provider;

import java.nio.file.Path;

/** A version of a file, as a look into its folder has found it. */
record Found(Path path, Stamp stamp) {

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** As people are told of it: {@code conf/dev.testudo.breaker~orders.cfg}. */
  String shown() {
    Path folder = path.getParent();
    return folder == null || folder.getFileName() == null
        ? name()
        : folder.getFileName() + "/" + name();
  }
}
