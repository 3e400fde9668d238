package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A heap that is really full, in a small virtual machine. Not with the serial and the parallel
 * collector: their old generation is two thirds of the heap, and full before the threshold is
 * reached that is meant for all of it.
 */
class HeapIT {
  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"G1", "Z"})
  void aCacheShrinksBeforeTheHeapIsFull(String collector) throws Exception {
    Run run =
        Run.of(
            Map.of(),
            "timeout",
            "120",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx224m",
            "-XX:+Use" + collector + "GC",
            "-Dtestudo.dist=" + System.getProperty("testudo.dist"),
            "-Dtestudo.version=" + System.getProperty("testudo.version"),
            "-cp",
            System.getProperty("java.class.path"),
            FillHeap.class.getName(),
            data.toString());
    System.out.println(collector + ": " + run.output());
    assertEquals(0, run.code(), run::output);
  }
}
