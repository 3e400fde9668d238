package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.state.CallKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which arguments are keys, and which keys are equal. */
class SafeKeysTest {
  private final SafeKeys keys = new SafeKeys();

  private enum Size {
    SMALL,
    LARGE {
      @Override
      public String toString() {
        return "large";
      }
    }
  }

  private record Query(String text, int page, Optional<Size> size, List<Inner> inner) {}

  private record Inner(UUID id, Map<String, Set<Integer>> more) {}

  private record Mutable(List<String> words) {}

  private record Holder(Object anything) {}

  private record Empty() {}

  private CallKey key(Object... arguments) {
    return keys.key("shop.find", arguments);
  }

  @Test
  void valuesAreKeys() {
    UUID id = UUID.randomUUID();
    Object[] values = {
      null,
      "text",
      1,
      2L,
      (short) 3,
      (byte) 4,
      5f,
      6d,
      'c',
      true,
      BigInteger.TEN,
      BigDecimal.ONE,
      id,
      Instant.EPOCH,
      LocalDate.EPOCH,
      ZoneId.of("Europe/Rome"),
      DayOfWeek.MONDAY,
      Locale.ROOT,
      URI.create("a:b"),
      Size.SMALL,
      Size.LARGE,
      new Empty(),
      Optional.of("x"),
      Optional.empty()
    };
    for (Object value : values) {
      assertNotNull(key(value), String.valueOf(value));
      assertEquals(key(value), key(value));
      assertEquals(key(value).hashCode(), key(value).hashCode());
    }
    assertEquals(key(values), key(values.clone()));
  }

  @Test
  void recordsOfValuesAreKeys() {
    UUID id = UUID.randomUUID();
    Query query = query(id);
    assertNotNull(key(query));
    assertEquals(key(query), key(query(id)));
    assertNotEquals(key(query), key(query(UUID.randomUUID())));
  }

  private static Query query(UUID id) {
    Inner inner = new Inner(id, Map.of("a", Set.of(1, 2)));
    return new Query("text", 3, Optional.of(Size.LARGE), List.of(inner));
  }

  @Test
  @DisplayName("R95 whatever has an identity or may change gives no key")
  void whatMayChangeIsNoKey() {
    List<String> self = new ArrayList<>();
    @SuppressWarnings("unchecked")
    List<Object> itself = (List<Object>) (List<?>) self;
    itself.add(itself);
    Object[] unsafe = {
      new Object(),
      new StringBuilder("text"),
      new Date(0),
      new AtomicInteger(1),
      Clock.systemUTC(),
      new Mutable(new ArrayList<>(List.of("a"))),
      new Holder(new int[] {1}),
      new Holder(new Object()),
      List.of(new Object()),
      Map.of("a", new Object()),
      new Object[] {new Object()},
      Optional.of(new Object()),
      (Runnable) () -> {},
      String.class,
      self,
      new int[5000],
      Arrays.asList(new Integer[5000]),
    };
    for (Object value : unsafe) {
      assertNull(key(value), value.getClass().toString());
    }
    assertTrue(
        keys.why("fine", new Date(0)).startsWith("argument 2, a java.util.Date, is no value"));
  }

  @Test
  @DisplayName("R95 collections and arrays are copied by their content, and told apart")
  void collectionsAreCopied() {
    List<Object> list = new ArrayList<>(Arrays.asList("a", null, 1));
    Set<Object> set = new TreeSet<>(Set.of(1, 2));
    Map<Object, Object> map = new HashMap<>(Map.of("k", new ArrayList<>(List.of(1))));
    int[] array = {1, 2};
    Object[][] nested = {{"a"}, {1}};
    CallKey before = key(list, set, map, array, nested);
    CallKey same = key(list, Set.of(2, 1), Map.of("k", List.of(1)), new int[] {1, 2}, nested);
    assertEquals(before, same);
    list.set(0, "b");
    assertNotEquals(before, key(list, set, map, array, nested));
    array[1] = 3;
    assertEquals(before, same, "changing what was given changes no key");
    assertNotEquals(key(new int[] {1}), key(new long[] {1}));
    assertNotEquals(key(new int[] {1}), key(List.of(1)));
    assertNotEquals(key(new Object[] {"a"}), key((Object) new String[] {"a"}));
    assertEquals(key((Object) new String[] {"a", null}), key((Object) new String[] {"a", null}));
  }

  @Test
  @DisplayName("R95 equal arguments of two operations, equal hashes, nulls: never the same key")
  void keysAreToldApart() {
    assertNotEquals(keys.key("shop.find", 1), keys.key("shop.count", 1));
    assertEquals("Aa".hashCode(), "BB".hashCode());
    assertNotEquals(key("Aa"), key("BB"));
    assertNotEquals(key(1), key(1L));
    assertNotEquals(key("1"), key(1));
    assertNotEquals(key(), key((Object) null));
    assertNotEquals(key(null, "a"), key("a", null));
    assertNotEquals(key("a", "b"), key("a, b"));
    assertEquals("shop.find(1, [2])", key(1, List.of(2)).toString());
  }
}
