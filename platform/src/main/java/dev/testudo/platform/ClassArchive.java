package dev.testudo.platform;

import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
    if (file == null || new File(file).exists()) {
      return;
    }
    PrintStream out = System.out;
    // The JDK announces what it does on the terminal.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"dynamic_dump", file}},
              new String[] {String[].class.getName()});
    } catch (JMException | RuntimeException e) {
      // A JVM without it: the next start takes as long as this one.
    } finally {
      System.setOut(out);
    }
  }
}
