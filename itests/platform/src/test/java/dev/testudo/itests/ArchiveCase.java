package dev.testudo.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the archive as a user has it, unpacked anew for each. */
abstract class ArchiveCase {
  @TempDir Path folder;
  Installation testudo;

  @BeforeEach
  final void unpack() {
    testudo = new Installation(folder);
  }

  @AfterEach
  final void stop() {
    testudo.close();
  }
}
