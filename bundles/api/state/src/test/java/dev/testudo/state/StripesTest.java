package dev.testudo.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripesTest {

  @Test
  void theSumHasWhatEveryRowHas() {
    Stripes stripes = new Stripes(2);
    assertEquals(0, stripes.sum(0));
    long expected = 0;
    for (int row = 0; row < Stripes.OWNED; row++) {
      stripes.add(row, 0, row + 1);
      stripes.add(row, 1, 1, 0, 1);
      expected += row + 2;
      assertEquals(expected, stripes.sum(0), "after row " + row);
    }
    stripes.add(Stripes.SHARED, 0, 1000);
    assertEquals(expected + 1000, stripes.sum(0));
    assertArrayEquals(new long[] {expected + 1000, Stripes.OWNED}, stripes.sums());
  }

  @Test
  void nothingThatThreadsAddIsMissingWhenTheyHaveEnded() throws InterruptedException {
    Stripes stripes = new Stripes(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int row = i < 4 ? i : Stripes.SHARED;
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 100_000; n++) {
                  stripes.add(row, 0, 1);
                }
              }));
    }
    threads.forEach(Thread::start);
    long before = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      long now = stripes.sum(0);
      assertTrue(now >= before, "a sum never falls");
      before = now;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(800_000, stripes.sum(0));
  }
}
