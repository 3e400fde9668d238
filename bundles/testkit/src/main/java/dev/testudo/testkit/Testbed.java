package dev.testudo.testkit;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.Testudo;
import dev.testudo.alert.AlertChannel;
import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Testudo in a unit test, without OSGi: guards, breakers and all else that is on the test's path,
 * over a clock that a test sets forward, with a channel that records alerts. The real providers at
 * work, not imitations of them.
 *
 * <pre>{@code
 * @RegisterExtension final Testbed testbed = new Testbed();
 *
 * @Test
 * void answersFromItsFallbackWhileTheBreakerIsOpen() {
 *   Orders orders = testbed.guard("orders", "breaker=orders-db").wrap(Orders.class, new Shop());
 *   testbed.open("orders-db");
 *   assertThrows(CircuitOpenException.class, () -> orders.find("4711"));
 *   testbed.clock().advance(Duration.ofMinutes(3));
 *   assertEquals("bread", orders.find("4711"));
 * }
 * }</pre>
 *
 * <p>As an extension it is new for each test; {@link #start} and {@link #close} do the same by
 * hand. It needs {@code testudo-all} on the test's path, or those providers that the test is about.
 */
public final class Testbed implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
  private final FakeClock clock = FakeClock.running();
  private RecordedAlerts alerts = new RecordedAlerts();
  private @Nullable Running running;

  /** What is there from start to close. */
  private record Running(Testudo testudo, Parts parts, Scratch folder) {}

  /** Not started; as an extension it starts by itself. */
  public Testbed() {}

  /**
   * Starts one.
   *
   * @throws IllegalStateException if there is no provider on the path
   */
  public static Testbed start() {
    Testbed testbed = new Testbed();
    testbed.begin();
    return testbed;
  }

  private void begin() {
    List<Part> found =
        ServiceLoader.load(Part.class).stream().map(ServiceLoader.Provider::get).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "no provider of Testudo is on the path of this test: add dev.testudo:testudo-all to it");
    }
    Scratch folder = new Scratch();
    List<Parts> inside = new ArrayList<>();
    alerts = new RecordedAlerts();
    Testudo testudo =
        Testudo.of(
            found.stream()
                .<Part>map(part -> new BenchedPart(part, clock, folder.path(), inside::add))
                .toList());
    running = new Running(testudo, inside.get(0), folder);
    add(AlertChannel.class, alerts);
  }

  private Running running() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException(
          "the test bed is not started: annotate it with @RegisterExtension, or use Testbed.start()");
    }
    return now;
  }

  /** The time that all of it goes by; it runs, and can be set forward. */
  public FakeClock clock() {
    return clock;
  }

  /**
   * A service, such as {@code Caches}.
   *
   * @throws dev.testudo.TestudoException if no provider of it is on the path
   */
  public <T> T get(Class<T> service) {
    return running().testudo().get(service);
  }

  /**
   * Registers a plugin, as a bundle would: an alert channel, a classifier, a policy, a listener.
   */
  public <T> void add(Class<T> type, T plugin) {
    running().parts().offer(type, plugin);
  }

  /** A guard with these policies, such as {@code retry} or {@code breaker=orders-db}. */
  public Guard guard(String name, String... policies) {
    return get(Guards.class).named(name, new GuardSettings(policies));
  }

  /** Opens a circuit breaker, made if it is not there: it turns all calls away for its time. */
  public CircuitBreaker open(String breaker) {
    CircuitBreaker opened = get(CircuitBreakers.class).named(breaker);
    opened.open();
    return opened;
  }

  /** The alerts that were delivered; its channel is called {@code recorded}. */
  public RecordedAlerts alerts() {
    return alerts;
  }

  /**
   * Settings as a configuration file would have them: defaults, and these lines.
   *
   * @param lines such as {@code openFor = 2s}
   * @throws dev.testudo.SettingsException naming the key that is wrong, and what would be right
   */
  public static <S extends Record> S settings(Class<S> type, String... lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(line + ": must be KEY = VALUE");
      }
      values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    try {
      S defaults = type.getConstructor().newInstance();
      return SettingsCodec.of(type).overlay(defaults, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " has no public constructor of defaults", e);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  /** Ends all threads; handles given out work no more. */
  @Override
  public void close() {
    Running now = running;
    running = null;
    if (now != null) {
      now.testudo().close();
      now.folder().close();
    }
  }
}
