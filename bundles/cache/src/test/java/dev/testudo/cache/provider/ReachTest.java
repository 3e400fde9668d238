package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.state.CallKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds on to a class that is no more. */
class ReachTest {
  private static final class Gone {}

  private static final class Kept {
    private final Object field;

    Kept(Object field) {
      this.field = field;
    }

    @Override
    public String toString() {
      return "keeps " + field;
    }
  }

  private record Pair(Object one, Object two) {}

  private final Reach reach = new Reach(type -> type == Gone.class);

  @Test
  @DisplayName("R78 an object of it, in whatever it is wrapped")
  void seesThroughEverything() {
    Gone gone = new Gone();
    Object[] all = {
      gone,
      new Gone[0],
      new Gone[0][0],
      new Object[] {1, gone},
      List.of(gone),
      new ArrayList<>(List.of(List.of(gone))),
      Map.of("a", gone),
      Map.of(gone, "a"),
      Optional.of(gone),
      new Kept(gone),
      new Pair(1, new Kept(new Object[] {List.of(gone)})),
      new CallKey("shop.find", new Pair("a", gone)),
    };
    for (Object one : all) {
      assertTrue(reach.reaches(one), one.getClass().toString());
    }
  }

  @Test
  void letsGoWhatIsOnlyValuesAndObjectsOfOthers() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    Object[] all = {
      "text",
      1,
      Duration.ZERO,
      new int[] {1},
      List.of("a", 1),
      new Kept("a"),
      new Pair(new Kept(null), Map.of("a", List.of(1))),
      Optional.empty(),
      itself,
      new TreeMap<>(Map.of("a", 1)),
      new CallKey("shop.find", 1, null, "a"),
      Arrays.asList(1, 2)
    };
    for (Object one : all) {
      assertFalse(reach.reaches(one), String.valueOf(one.getClass()));
    }
  }

  @Test
  @DisplayName("R78 what it cannot look into is said to hold on")
  void whatItCannotLookInto() {
    Supplier<Object> supplier = () -> "a";
    Object[] all = {
      Thread.currentThread(),
      new TreeMap<String, String>(Collections.reverseOrder()),
      Collections.unmodifiableList(new ArrayList<>()),
      new ThreadLocal<>(),
      IntStream.range(0, 20_000).boxed().toList()
    };
    for (Object one : all) {
      assertTrue(reach.reaches(one), one.getClass().toString());
    }
    assertFalse(reach.reaches(supplier));
  }

  @Test
  void aSweepDropsThoseEntriesAndCountsThem() {
    Bench bench = new Bench();
    CacheInstance cache = bench.cache(100, Duration.ofMinutes(1));
    cache.put("a", "value");
    cache.put("b", new Pair(1, new Gone()));
    cache.put(new CallKey("shop.find", new Kept(new Gone())), "value");
    cache.sweep(reach::reaches);
    assertEquals("value", cache.getIfPresent("a"));
    assertEquals(1, cache.snapshot().size());
    assertEquals(2, cache.snapshot().dropped());
    assertTrue(bench.told.get(0).startsWith("DROPPED: 2 entries dropped"), bench.told::toString);
    cache.sweep(reach::reaches);
    assertEquals(1, bench.told.size());
    HammerTest.agree(bench.cell, 100);
  }
}
