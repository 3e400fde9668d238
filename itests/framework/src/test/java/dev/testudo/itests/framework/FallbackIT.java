package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.Guards;
import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.api.Origin;
import dev.testudo.testkit.Await;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** A guard whose fallback answers. */
class FallbackIT extends FrameworkCase {
  private static final String PID = "dev.testudo.fallback~greetings";

  private Greeter greeter;

  /** Answers, or does not. */
  private record One(String word) implements Greeter {
    @Override
    public String greet(String name) {
      if (word.isEmpty()) {
        throw new IllegalStateException("no answer");
      }
      return word + " " + name;
    }

    @Override
    public Origin origin() {
      throw new IllegalStateException("no origin");
    }
  }

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("guard", "cache"));
  }

  @BeforeEach
  void guard() {
    inside.configure(PID, "answer", "hello whoever");
    inside.configure("dev.testudo.guard~greeter", "policies", "fallback=greetings");
    greeter = inside.service(Guards.class).named("greeter").wrap(Greeter.class, new One(""));
  }

  @Test
  void answersWithAValue() {
    assertEquals("hello whoever", greeter.greet("you"));
    assertThrows(
        IllegalStateException.class, greeter::origin, "a text is no origin: refused, done without");
  }

  @Test
  void asksAnotherServiceWithTheSameArguments() {
    inside.configure(PID, "service", "(service.ranking=7)");
    assertThrows(IllegalStateException.class, () -> greeter.greet("you"));
    inside.register(Greeter.class, new One("bonjour"), 7);
    long before = snapshot().answered();
    assertEquals("bonjour you", greeter.greet("you"));
    assertEquals(before + 1, snapshot().answered());
    inside.update(inside.bundle("dev.testudo.guard.provider"));
    assertEquals("bonjour you", greeter.greet("you"));
    inside.configure(PID, "answer", "hello whoever");
    assertEquals("hello whoever", greeter.greet("you"));
    assertEquals(before + 3, snapshot().answered());
  }

  @Test
  void asksACacheForWhatItGaveBefore() {
    inside.configure(PID, "cache", "greetings");
    inside.configure("dev.testudo.cache~greetings", "timeToLive", "1ms", "staleFor", "1h");
    inside.configure("dev.testudo.guard~kept", "policies", "fallback=greetings, cache=greetings");
    AtomicBoolean down = new AtomicBoolean();
    Greeter sometimes =
        inside.service(Guards.class).named("kept").wrap(Greeter.class, new Sometimes(down));
    assertEquals("hello you", sometimes.greet("you"));
    down.set(true);
    Await.until(() -> sometimes.greet("you").equals("hello you"));
    assertThrows(IllegalStateException.class, () -> sometimes.greet("whoever"));
    inside.configure(PID, "answer", "hello whoever");
  }

  /** Answers until it is down. */
  private record Sometimes(AtomicBoolean down) implements Greeter {
    @Override
    public String greet(String name) {
      return new One(down.get() ? "" : "hello").greet(name);
    }

    @Override
    public Origin origin() {
      throw new IllegalStateException("no origin");
    }
  }

  private FallbackSnapshot snapshot() {
    return inside.service(Fallbacks.class).find("greetings").orElseThrow().snapshot();
  }
}
