package dev.testudo.trace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenScopesTest {
  private static final long OTHER = 1 + 256; // in the same chain

  private final OpenScopes scopes = new OpenScopes();
  private final Object first = new Object();
  private final Object second = new Object();

  @Test
  void theLatestOfAThreadIsCurrent() {
    scopes.open(1, 10, first);
    scopes.open(OTHER, 30, first);
    scopes.open(1, 20, second);
    assertEquals(20, scopes.current(1));
    assertEquals(30, scopes.current(OTHER));
    assertEquals(0, scopes.current(2));
    scopes.close(1, 20, second);
    assertEquals(10, scopes.current(1));
    scopes.close(1, 10, first);
    scopes.close(OTHER, 30, first);
    assertEquals(0, scopes.size());
  }

  @Test
  @DisplayName("O25 what is closed in the wrong order leaves nothing")
  void theOrderDoesNotMatter() {
    scopes.open(1, 10, first);
    scopes.open(1, 20, second);
    scopes.close(1, 10, first);
    assertEquals(20, scopes.current(1));
    scopes.close(1, 20, second);
    assertEquals(0, scopes.current(1));
  }

  @Test
  @DisplayName("O25 what nobody can close any more is closed")
  void whatNobodyHasIsClosed() throws Exception {
    scopes.open(1, 10, new Object());
    while (scopes.current(1) != 0) {
      System.gc();
    }
    scopes.open(1, 20, second);
    scopes.close(1, 20, second);
    assertEquals(0, scopes.size());
    Reference.reachabilityFence(second);
  }

  @Test
  void threadsOfOneChainDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        long thread = 1 + 256L * i;
        all.add(
            threads.submit(
                () -> {
                  for (int round = 1; round < 20_000; round++) {
                    Object opener = new Object();
                    scopes.open(thread, round, opener);
                    assertEquals(round, scopes.current(thread));
                    scopes.close(thread, round, opener);
                    assertEquals(0, scopes.current(thread));
                    Reference.reachabilityFence(opener);
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, scopes.size());
  }
}
