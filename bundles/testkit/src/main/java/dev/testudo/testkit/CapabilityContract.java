package dev.testudo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.testudo.Instance;
import dev.testudo.SettingsConflictException;
import dev.testudo.SettingsException;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The shape that every capability has. A capability extends it, says a few things about itself, and
 * is held to the rest.
 *
 * @param <I> the instances
 * @param <S> their settings
 * @param <V> their snapshots
 */
public abstract class CapabilityContract<
    I extends Instance<S, V>, S extends Record, V extends Record> {
  /** Stands still unless a test turns it. */
  protected final FakeClock clock = new FakeClock();

  /** Where the registry stands. */
  protected Ground ground = Ground.fake(new FakeRoom());

  /** The registry under test, over an empty room. */
  protected CapabilityRegistry<I, S, V> registry = registry(ground.room(), ground.faces(), clock);

  // ---- what the capability says about itself

  /** Its word, which is its room's name. */
  protected abstract String word();

  /** The schema of its room. */
  protected abstract int schema();

  /** Makes a registry; a further one over the same room is the next version of the provider. */
  protected abstract CapabilityRegistry<I, S, V> registry(Room room, Faces faces, Clock clock);

  /** Its defaults. */
  protected abstract S defaults();

  /** For each of its settings another right value. */
  protected abstract Map<String, String> others();

  /** For some of its settings a wrong value. */
  protected abstract Map<String, String> wrong();

  /** The name of the annotation type beside the test of which its metatype is made. */
  protected abstract String metatype();

  /** Makes one call that counts, and that succeeds under whatever settings. */
  protected abstract void use(I instance);

  /** How many calls an instance has counted. */
  protected abstract long uses(V snapshot);

  /** Those of its settings that cannot be changed once an instance is in use. */
  protected Set<String> fixed() {
    return Set.of();
  }

  /** Whether it has whiteboard listeners; if not, the next two are not asked. */
  protected boolean hasListeners() {
    return true;
  }

  /** Makes an event happen of which listeners are told. */
  protected void provoke(I instance) {
    throw new UnsupportedOperationException();
  }

  /** Registers a listener that does this; closing it takes it back. */
  protected AutoCloseable listen(CapabilityRegistry<I, S, V> where, Runnable told) {
    throw new UnsupportedOperationException();
  }

  /** For {@link #listen}: adds a listener; closing it takes it back. */
  protected static <L> AutoCloseable listening(Listeners<L> listeners, L listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  // ---- what is held

  @BeforeEach
  void stand() {
    ground = Ground.real(word(), schema());
    registry = registry(ground.room(), ground.faces(), clock);
    registry.adopt();
  }

  @AfterEach
  void leave() {
    registry.close();
    ground.close();
  }

  @Test
  void givesTheSameHandleForTheSameName() {
    I instance = named("orders-db");
    assertEquals("orders-db", instance.name());
    assertSame(instance, named("orders-db"));
    assertSame(instance, registry.find("orders-db").orElseThrow());
    assertEquals(1, registry.snapshots().size());
    assertEquals(defaults(), instance.settings());
  }

  @Test
  void findsWithoutMaking() {
    assertTrue(registry.find("orders-db").isEmpty());
    assertTrue(registry.snapshots().isEmpty());
  }

  @Test
  void refusesAMalformedName() {
    for (String name : List.of("", "Orders", "a b", "-a", "a/b", "ä")) {
      SettingsException refused = assertThrows(SettingsException.class, () -> named(name), name);
      assertLine(refused, "name", name);
      assertTrue(registry.find(name).isEmpty());
    }
  }

  @Test
  @DisplayName("R73 refuses what a second owner proposes for the same name")
  void refusesARival() {
    S other = all(others());
    I instance = registry.named("orders-db", defaults(), "com.acme.orders");
    assertThrows(
        SettingsConflictException.class,
        () -> registry.named("orders-db", other, "com.acme.billing"));
    assertEquals(defaults(), instance.settings());
    assertSame(instance, registry.named("orders-db", null, "com.acme.billing"));
    assertSame(instance, registry.named("orders-db", defaults(), "com.acme.billing"));
    registry.named("orders-db", other, "com.acme.orders");
    assertEquals(other, instance.settings(), "the owner itself may");
  }

  @TestFactory
  Stream<DynamicTest> changesEachSettingAndKeepsItsState() {
    assertEquals(
        registry.codec().keys().keySet(),
        others().keySet().stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet()));
    return others().keySet().stream()
        .map(
            key ->
                dynamicTest(
                    key,
                    () -> {
                      I instance = named("by-" + key.toLowerCase(java.util.Locale.ROOT));
                      use(instance);
                      long before = uses(instance.snapshot());
                      S other = all(Map.of(key, others().get(key)));
                      assertNotEquals(defaults(), other);
                      if (fixed().contains(key)) {
                        assertThrows(SettingsException.class, () -> instance.reconfigure(other));
                        assertEquals(defaults(), instance.settings());
                      } else {
                        instance.reconfigure(other);
                        assertEquals(other, instance.settings());
                      }
                      assertEquals(before, uses(instance.snapshot()));
                      use(instance);
                      assertEquals(before + 1, uses(instance.snapshot()));
                    }));
  }

  @TestFactory
  @DisplayName("R75 refuses a wrong value in one line, keeps the old and takes the next right one")
  Stream<DynamicTest> refusesAWrongValue() {
    return wrong().entrySet().stream()
        .map(
            bad ->
                dynamicTest(
                    bad.toString(),
                    () -> {
                      String key = bad.getKey();
                      I instance = named("orders-db");
                      S before = instance.settings();
                      SettingsException refused =
                          assertThrows(
                              SettingsException.class,
                              () -> registry.configure("orders-db", Map.of(key, bad.getValue())));
                      assertLine(refused, key, bad.getValue());
                      assertEquals(before, instance.settings());
                      Map<String, String> right = Map.of(key, others().get(key));
                      registry.configure("orders-db", right);
                      assertEquals(all(right), instance.settings());
                      registry.deconfigure("orders-db");
                      assertEquals(before, instance.settings());
                    }));
  }

  @Test
  void refusesAnUnknownKey() {
    I instance = named("orders-db");
    SettingsException refused =
        assertThrows(
            SettingsException.class,
            () -> registry.configure("orders-db", Map.of("noSuchKeyAtAll", "1")));
    assertLine(refused, "noSuchKeyAtAll", "1");
    assertEquals(defaults(), instance.settings());
  }

  @Test
  void takesTheDefaultsOfAllFromConfiguration() {
    I instance = named("orders-db");
    registry.configure(CapabilityRegistry.DEFAULT, others());
    assertEquals(all(others()), instance.settings());
    assertEquals(all(others()), named("another").settings());
    registry.deconfigure(CapabilityRegistry.DEFAULT);
    assertEquals(defaults(), instance.settings());
  }

  @Test
  void overlaysConfigurationOnWhatCodeProposes() {
    String key = others().keySet().iterator().next();
    I instance = registry.named("orders-db", defaults(), "com.acme.orders");
    registry.configure("orders-db", Map.of(key, others().get(key)));
    assertEquals(all(Map.of(key, others().get(key))), instance.settings());
  }

  @Test
  void keepsAnInstanceThatCodeAskedForWhenItsConfigurationGoes() {
    registry.configure("orders-db", changeable());
    I instance = named("orders-db");
    use(instance);
    registry.deconfigure("orders-db");
    assertEquals(defaults(), instance.settings());
    assertEquals(1, uses(instance.snapshot()));
    registry.configure("rare", others());
    registry.deconfigure("rare");
    assertTrue(registry.find("rare").isEmpty(), "only configuration had asked for it");
  }

  @Test
  void writesItsSettingsAsTextThatReadsBack() {
    S other = all(others());
    assertEquals(other, registry.codec().overlay(defaults(), registry.codec().write(other)));
  }

  @Test
  void hasOneWordForComponentKeyAndMetatype() {
    Metatype metatype = Metatype.of(getClass(), metatype());
    assertEquals("dev.testudo." + word(), metatype.factoryPid());
    assertEquals(
        List.copyOf(registry.codec().keys().keySet()),
        metatype.attributes().stream().map(Metatype.Attribute::id).toList());
    for (Metatype.Attribute one : metatype.attributes()) {
      assertFalse(one.description().isBlank(), one.id());
      if (others().keySet().stream().anyMatch(key -> key.startsWith(one.id() + "."))) {
        continue; // a map has no value of its own
      }
      S settings = all(others());
      S back = registry.codec().overlay(settings, Map.of(one.id(), one.defaultValue()));
      assertEquals(
          registry.codec().write(defaults()).get(one.id()),
          registry.codec().write(back).get(one.id()));
    }
  }

  @Test
  void dropsWhatBelongsToAnOwnerThatIsGone() {
    FakeRoom room = new FakeRoom();
    try (CapabilityRegistry<I, S, V> other = registry(room, new FakeFaces(), clock)) {
      other.adopt();
      use(other.named("theirs", null, "com.acme.gone"));
      use(other.named("ours", null, "com.acme.orders"));
      room.gone("com.acme.gone");
      assertTrue(other.find("theirs").isEmpty());
      assertEquals(1, uses(other.find("ours").orElseThrow().snapshot()));
      assertTrue(room.keys().stream().noneMatch(key -> key.contains("theirs")), "a cell is left");
      assertEquals(0, uses(other.named("theirs", null, "com.acme.back").snapshot()));
    }
  }

  @TestFactory
  @DisplayName("R67 listeners that throw, hang, or call back harm nobody")
  Stream<DynamicTest> isolatesListeners() {
    return Stream.of("listeners")
        .filter(any -> hasListeners())
        .map(name -> dynamicTest(name, () -> new ListenerTrial<>(this, registry).run()));
  }

  @Test
  void isUpdatedUnderLoadWithoutALostCall() throws Exception {
    new UpdateTrial<>(this).run();
  }

  @Test
  void keepsSettingsMadeByHandOverAnUpdate() {
    I instance = named("orders-db");
    S other = all(others());
    instance.reconfigure(other);
    registry.close();
    registry = registry(ground.room(), ground.faces(), clock);
    registry.adopt();
    assertEquals(other, instance.settings());
  }

  /** The instance of this name, asked for by some bundle. */
  protected final I named(String name) {
    return registry.named(name, null, "com.acme.orders");
  }

  /** The other values of what can be changed in an instance that is in use. */
  final Map<String, String> changeable() {
    Map<String, String> changeable = new HashMap<>(others());
    changeable.keySet().removeAll(fixed());
    return changeable;
  }

  /** The defaults with these values in place of theirs. */
  protected final S all(Map<String, String> values) {
    return registry.codec().overlay(defaults(), values);
  }

  private static void assertLine(SettingsException refused, String key, String value) {
    String line = refused.getMessage();
    assertFalse(line.contains("\n"), line);
    assertTrue(line.contains(key + "=" + value), line);
    assertTrue(
        line.length() > (key + "=" + value).length() + 5, "says what would be right: " + line);
  }
}
