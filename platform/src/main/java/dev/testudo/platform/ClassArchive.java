package dev.testudo.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of all classes that were loaded, parsed and verified, for the next start (JDK: class
 * data sharing). {@code bin/testudo} decides whether one is made and where, keeps apart what was
 * made by another JDK, other jars or other options, and gives it to the next JVM. The JVM takes
 * from it only classes whose bytes are the same.
 */
final class ClassArchive {
  private static final String PROPERTY = "testudo.classes";

  private ClassArchive() {}

  /** Writes the archive if one is wanted, as a whole or not at all. To be called last. */
  static void save() {
    String file = System.getProperty(PROPERTY);
    if (file == null || Files.exists(Path.of(file))) {
      return;
    }
    Path made = Path.of(file + ".new");
    PrintStream out = System.out;
    // The JDK announces what it does on the terminal.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"dynamic_dump", made.toString()}},
              new String[] {String[].class.getName()});
      Files.move(made, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (JMException | IOException | RuntimeException e) {
      // A JVM that does not write one: the next start takes as long as this one.
    } finally {
      System.setOut(out);
    }
  }
}
