package dev.testudo.platform.remote;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** No platform runs on the data directory. */
final class NobodyThere extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  NobodyThere(Path data, IOException cause) {
    super("testudo: no platform runs on " + data.toAbsolutePath().normalize(), cause);
  }
}
