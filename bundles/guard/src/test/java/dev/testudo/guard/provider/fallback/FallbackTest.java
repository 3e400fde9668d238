package dev.testudo.guard.provider.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.SettingsException;
import dev.testudo.Testudo;
import dev.testudo.cache.Caches;
import dev.testudo.fallback.Fallback;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fallbacks that answer with a value, alone and in a guard. */
class FallbackTest {
  private static final List<String> ALL = List.of("java.lang.Exception");

  private final List<Parts> parts = new ArrayList<>();
  private final Testudo testudo = testudo();
  private final Fallback fallback = testudo.get(Fallbacks.class).named("default");
  private final Guard guard =
      testudo.get(Guards.class).named("shop", new GuardSettings("fallback=default"));
  private final Logger logger = Logger.getLogger("dev.testudo.guard.provider");
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          refused.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private RuntimeException failure = new IllegalStateException("on purpose");

  /** What is guarded. */
  public interface Shop {
    String name();

    int count(String what);

    Optional<String> find(String what);

    List<String> all();

    CompletionStage<Long> later();

    void close();
  }

  private final class Broken implements Shop {
    @Override
    public String name() {
      throw failure;
    }

    @Override
    public int count(String what) {
      throw failure;
    }

    @Override
    public Optional<String> find(String what) {
      throw failure;
    }

    @Override
    public List<String> all() {
      throw failure;
    }

    @Override
    public CompletionStage<Long> later() {
      return CompletableFuture.failedFuture(failure);
    }

    @Override
    public void close() {
      throw failure;
    }
  }

  @BeforeEach
  void expectRefusals() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    testudo.close();
  }

  private Testudo testudo() {
    List<Part> all = new ArrayList<>();
    ServiceLoader.load(Part.class).forEach(all::add);
    all.add(
        new Part() {
          @Override
          public List<Class<?>> needs() {
            return List.of();
          }

          @Override
          public void start(Parts others) {
            parts.add(others);
          }
        });
    return Testudo.of(all);
  }

  private Shop shop(String value) {
    fallback.reconfigure(new FallbackSettings(value, "", ALL));
    return guard.wrap(Shop.class, new Broken());
  }

  @Test
  void answersWithAValueOfTheMethodsType() throws Exception {
    assertEquals("7", shop("7").name());
    assertEquals(1, fallback.snapshot().answered());
    Guard numbers = testudo.get(Guards.class).named("numbers", new GuardSettings("fallback=seven"));
    testudo.get(Fallbacks.class).named("seven", new FallbackSettings("7", "", ALL));
    Shop shop = numbers.wrap(Shop.class, new Broken());
    assertEquals(7, shop.count("bread"));
    assertEquals("7", shop.name());
    assertEquals(7L, shop.later().toCompletableFuture().get());
    assertThrows(
        IllegalStateException.class, shop::all, "no list is 7: refused, without a fallback");
  }

  @Test
  void nullAndEmptyAreAnswersWhereThereIsSuchAThing() throws Exception {
    Shop nothing = shop("null");
    assertNull(nothing.name());
    assertNull(nothing.later().toCompletableFuture().get());
    nothing.close();
    assertThrows(IllegalStateException.class, () -> nothing.count("bread"));
    testudo.get(Fallbacks.class).named("none", new FallbackSettings("empty", "", ALL));
    Shop empty =
        testudo
            .get(Guards.class)
            .named("empty", new GuardSettings("fallback=none"))
            .wrap(Shop.class, new Broken());
    assertEquals(Optional.empty(), empty.find("bread"));
    assertEquals(List.of(), empty.all());
    assertEquals("", empty.name());
  }

  @Test
  @DisplayName(
      "a value that no method could give is refused when the chain is linked, not when it fails")
  void refusedAtOnce() {
    shop("7");
    assertTrue(
        refused.stream()
            .anyMatch(
                line ->
                    line.equals(
                        "shop.all: fallback=default does not fit: answer=7: must be null, or empty"
                            + " where there is such a thing, for a call that gives"
                            + " java.util.List")),
        refused::toString);
  }

  @Test
  void aChangeThatDoesNotFitIsSaidAtOnceAndAnswersNothing() {
    Shop shop = shop("7");
    assertEquals(7, shop.count("bread"));
    refused.clear();
    fallback.reconfigure(new FallbackSettings("many", "", ALL));
    assertTrue(
        refused.contains(
            "fallback default, shop.count: is not answered: answer=many: must be a number, for a"
                + " call that gives int"),
        refused::toString);
    assertEquals("many", shop.name());
    assertThrows(IllegalStateException.class, () -> shop.count("bread"));
    assertTrue(fallback.snapshot().failed() > 0);
    fallback.reconfigure(new FallbackSettings("8", "", ALL));
    assertEquals(8, shop.count("bread"));
  }

  @Test
  void answersWhatIsNamedAndNoCancellation() {
    Shop shop = shop("sold out");
    fallback.reconfigure(new FallbackSettings("sold out", "", List.of("java.io.IOException")));
    assertThrows(IllegalStateException.class, shop::name);
    failure = new java.io.UncheckedIOException(new IOException());
    assertThrows(java.io.UncheckedIOException.class, shop::name);
    fallback.reconfigure(new FallbackSettings("sold out", "", ALL));
    assertEquals("sold out", shop.name());
    CancellationException cancelled = new CancellationException();
    failure = cancelled;
    assertSame(cancelled, assertThrows(CancellationException.class, shop::name));
    assertEquals(4, fallback.snapshot().calls());
    assertEquals(1, fallback.snapshot().answered());
  }

  @Test
  void answersWithWhatACacheHasForTheCallOrNotAtAll() {
    List<String> asked = new CopyOnWriteArrayList<>();
    parts.get(0).offer(Caches.class, caches(asked));
    Shop shop = shop("null");
    fallback.reconfigure(new FallbackSettings("null", "", "catalog", ALL));
    assertEquals(42, shop.count("bread"));
    assertThrows(IllegalStateException.class, () -> shop.count("milk"));
    assertEquals(2, asked.size());
    assertTrue(asked.get(0).matches("catalog .*count.* \\[bread]"), asked::toString);
    assertEquals(42, guard.call("count", List.of("bread"), () -> failed().length()));
    assertThrows(IllegalStateException.class, () -> guard.call("count", () -> failed().length()));
    assertEquals(2, fallback.snapshot().answered());
    assertEquals(2, fallback.snapshot().failed());
  }

  private static Caches caches(List<String> asked) {
    return (Caches)
        Proxy.newProxyInstance(
            FallbackTest.class.getClassLoader(),
            new Class<?>[] {Caches.class},
            (proxy, method, all) -> {
              Object[] arguments = (Object[]) all[2];
              asked.add(all[0] + " " + all[1] + " " + List.of(arguments));
              return arguments[0].equals("bread") ? 42 : null;
            });
  }

  @Test
  void answersAlone() throws Exception {
    fallback.reconfigure(new FallbackSettings("7", "", ALL));
    assertEquals(
        7,
        fallback.<Integer, IOException>call(
            int.class,
            () -> {
              throw new IOException();
            }));
    assertEquals("done", fallback.call(String.class, () -> "done"));
    assertThrows(SettingsException.class, () -> fallback.call(List.class, List::of));
  }

  @Test
  void answersCallsInCodeWithNothingOnly() {
    fallback.reconfigure(new FallbackSettings());
    assertNull(guard.call("sell", () -> failed()));
    Guard other = testudo.get(Guards.class).named("other", new GuardSettings("fallback=text"));
    testudo.get(Fallbacks.class).named("text", new FallbackSettings("sold out", "", ALL));
    assertThrows(IllegalStateException.class, () -> other.call("sell", () -> failed()));
  }

  private String failed() {
    throw failure;
  }
}
