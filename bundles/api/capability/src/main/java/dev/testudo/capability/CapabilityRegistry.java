package dev.testudo.capability;

import dev.testudo.Names;
import dev.testudo.SettingsConflictException;
import dev.testudo.SettingsException;
import dev.testudo.capability.state.EventRing;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one capability: by name, over cells in the vault, behind stable faces, with the
 * configuration on top. A new version of the provider makes a new registry over the same room and
 * calls {@link #adopt}: every handle that clients hold is switched to it in one step.
 *
 * <p>Looking an instance up that is there takes no lock; making, configuring and dropping one takes
 * the registry's, which is never held while foreign code runs, other than the subclass's.
 *
 * @param <I> the instances
 * @param <S> their settings
 * @param <V> their snapshots
 */
public abstract class CapabilityRegistry<
        I extends dev.testudo.Instance<S, V>, S extends Record, V extends Record>
    implements EventLog, SnapshotSource, AutoCloseable {
  /** The name whose configuration gives the defaults of all. */
  public static final String DEFAULT = "default";

  // Who owns an instance that a guard was the first to ask for.
  private static final String GUARD = "dev.testudo.guard.provider";
  private static final String KEY = "instance/";

  private final String word;
  private final Class<I> type;
  private final S defaults;
  private final SettingsCodec<S> codec;
  private final Room room;
  private final Faces faces;
  private final Clock clock;
  private final EventRing events;
  private final Map<String, Entry<I>> entries = new ConcurrentHashMap<>();
  private final Map<String, Map<String, ?>> configurations = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile S common;
  private boolean adopted; // by the lock

  private record Entry<I>(I target, I face, InstanceCell cell) {}

  /**
   * @param word the capability's word
   * @param type the instances' interface
   * @param settings their settings' record
   * @param defaults the settings where nobody says otherwise
   */
  protected CapabilityRegistry(
      String word,
      Class<I> type,
      Class<S> settings,
      S defaults,
      Room room,
      Faces faces,
      Clock clock) {
    this.word = word;
    this.type = type;
    this.defaults = defaults;
    this.common = defaults;
    this.codec = SettingsCodec.of(settings);
    this.room = room;
    this.faces = faces;
    this.clock = clock;
    this.events = room.cell("events", EventRing.class, EventRing::new);
    room.onDropped(this::dropped);
  }

  /** Makes an instance over the cells of its name, which may be there already. */
  protected abstract I create(String name, S settings, InstanceCell cell);

  /** Drops the cells of a name. */
  protected abstract void forget(String name);

  /**
   * Refuses settings that cannot be put in force though each value is right by itself. Asked before
   * anything is made or changed.
   *
   * @throws SettingsException naming key, value and what would be right
   */
  protected void check(S settings) {}

  @Override
  public final String word() {
    return word;
  }

  public final SettingsCodec<S> codec() {
    return codec;
  }

  protected final Room room() {
    return room;
  }

  protected final Clock clock() {
    return clock;
  }

  /**
   * The settings of an instance that nobody says anything of; the same object until they change.
   */
  protected final S common() {
    return common;
  }

  /**
   * Takes over every instance of the room that it does not have; their faces are switched at once.
   * Then makes those that were {@linkplain #configure configured} before.
   */
  public final void adopt() {
    lock.lock();
    try {
      Faces.Change change = faces.change();
      for (String key : room.keys()) {
        String name = key.startsWith(KEY) ? key.substring(KEY.length()) : "";
        if (!name.isEmpty() && !entries.containsKey(name)) {
          InstanceCell cell = room.cell(key, InstanceCell.class, InstanceCell::new);
          I target = create(name, inForce(name, cell), cell);
          entries.put(name, new Entry<>(target, change.bind(identity(name), type, target), cell));
        }
      }
      change.commit();
      adopted = true;
      for (String name : configurations.keySet()) {
        if (!name.equals(DEFAULT) && !entries.containsKey(name)) {
          make(name, null);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The face of an instance, made if there is none. See {@link dev.testudo.Registry#named}. */
  public final I named(String name, @Nullable S proposed, String owner) {
    Entry<I> entry = entries.get(name);
    if (entry != null
        && entry.cell().asked
        && (proposed == null || proposed.equals(entry.cell().proposed))) {
      return entry.face();
    }
    Names.check(name);
    lock.lock();
    try {
      entry = entries.get(name);
      entry = entry == null ? make(name, proposed) : propose(name, entry, proposed, owner);
      room.own(KEY + name, owner);
      entry.cell().asked = true;
      return entry.face();
    } finally {
      lock.unlock();
    }
  }

  /** The instance itself, for the provider's own policies: calls through it pass no face. */
  public final I target(String name) {
    named(name, null, GUARD);
    Entry<I> entry = entries.get(name);
    if (entry == null) {
      throw new IllegalStateException(word + " " + name + " was dropped while it was asked for");
    }
    return entry.target();
  }

  public final Optional<I> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(Entry::face);
  }

  /** The instances themselves, by name. */
  protected final List<I> targets() {
    List<I> all = new ArrayList<>();
    new TreeMap<>(entries).values().forEach(entry -> all.add(entry.target()));
    return all;
  }

  @Override
  public final List<V> snapshots() {
    List<V> all = new ArrayList<>();
    new TreeMap<>(entries).values().forEach(entry -> all.add(entry.target().snapshot()));
    return all;
  }

  /**
   * Puts the configuration of one name in force, or that of {@link #DEFAULT} for all. An instance
   * is made for a name that has none. Before {@link #adopt} it is only kept in mind.
   *
   * @throws SettingsException if a value is wrong; what was in force before stays
   */
  public final void configure(String name, Map<String, ?> configuration) {
    Names.check(name);
    lock.lock();
    try {
      Map<String, ?> before = configurations.get(name);
      try {
        overlay(name.equals(DEFAULT) ? defaults : common, configuration);
        configurations.put(name, Map.copyOf(configuration));
        if (name.equals(DEFAULT)) {
          common = overlay(defaults, configuration);
          configurations.values().forEach(one -> overlay(common, one));
        }
        if (adopted) {
          settleConfigured(name);
        }
      } catch (RuntimeException e) {
        if (before == null) {
          configurations.remove(name);
        } else {
          configurations.put(name, before);
        }
        common = overlay(defaults, configurations.getOrDefault(DEFAULT, Map.of()));
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  private void settleConfigured(String name) {
    Entry<I> entry = entries.get(name);
    if (name.equals(DEFAULT)) {
      resettleAll();
    } else if (entry != null) {
      resettle(name, entry);
    } else {
      make(name, null);
    }
  }

  /**
   * Takes the configuration of a name away. An instance that code asked for goes on with the
   * settings that are left; one that only the configuration asked for is dropped.
   */
  public final void deconfigure(String name) {
    lock.lock();
    try {
      if (configurations.remove(name) == null) {
        return;
      }
      Entry<I> entry = entries.get(name);
      if (name.equals(DEFAULT)) {
        common = defaults;
        resettleAll();
      } else if (entry != null && !entry.cell().asked) {
        room.drop(KEY + name);
        dropped(KEY + name);
      } else if (entry != null) {
        resettle(name, entry);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes an event. */
  public final void note(String instance, String what, String text) {
    events.add(new Event(clock.wall(), word, instance, what, text));
  }

  @Override
  public final List<Event> recent() {
    return events.all();
  }

  /** Leaves the instances to the next version: their faces linger on this one's until then. */
  @Override
  public void close() {
    lock.lock();
    try {
      entries.forEach((name, entry) -> faces.withdraw(identity(name), entry.target()));
    } finally {
      lock.unlock();
      room.close();
    }
  }

  private Entry<I> make(String name, @Nullable S proposed) {
    InstanceCell cell = new InstanceCell();
    cell.proposed = proposed;
    settle(name, cell); // settings that do not go together leave no cell behind
    InstanceCell there = room.cell(KEY + name, InstanceCell.class, () -> cell);
    I target = create(name, inForce(name, there), there);
    Entry<I> entry = new Entry<>(target, faces.bind(identity(name), type, target), there);
    entries.put(name, entry);
    return entry;
  }

  // What somebody set by hand stays over an update, until the configuration says something else;
  // and if that cannot be, what was in force before does.
  @SuppressWarnings("unchecked") // cells of this room hold this registry's settings alone
  private S inForce(String name, InstanceCell cell) {
    S before = (S) cell.effective;
    S settled;
    try {
      settled = settle(name, cell);
    } catch (SettingsException e) {
      note(name, "REFUSED", e.getMessage() + "; what was in force before stays");
      return before == null ? defaults : before;
    }
    S now = before != null && settled.equals(cell.settled) ? before : settled;
    cell.settled = settled;
    cell.effective = now;
    return now;
  }

  private Entry<I> propose(String name, Entry<I> entry, @Nullable S proposed, String owner) {
    Record before = entry.cell().proposed;
    if (proposed == null || proposed.equals(before)) {
      return entry;
    }
    String first = room.owner(KEY + name).orElse(owner);
    if (before != null && !first.equals(owner)) {
      throw new SettingsConflictException(
          "%s %s: %s proposes %s, but %s has proposed %s; settle it by configuration dev.testudo.%s~%s"
              .formatted(word, name, owner, proposed, first, before, word, name));
    }
    entry.cell().proposed = proposed;
    try {
      resettle(name, entry);
    } catch (SettingsException e) {
      entry.cell().proposed = before;
      throw e;
    }
    return entry;
  }

  // All or none: what does not go together with the settings of one instance is refused for all.
  private void resettleAll() {
    Map<String, S> settled = new TreeMap<>();
    entries.forEach((name, entry) -> settled.put(name, settle(name, entry.cell())));
    entries.forEach((name, entry) -> putInForce(entry, settled.get(name)));
  }

  private void resettle(String name, Entry<I> entry) {
    putInForce(entry, settle(name, entry.cell()));
  }

  // The same as before leaves alone what somebody set by hand meanwhile.
  private void putInForce(Entry<I> entry, @Nullable S settled) {
    if (settled != null && !settled.equals(entry.cell().settled)) {
      entry.target().reconfigure(settled);
      entry.cell().settled = settled;
    }
  }

  // Configuration over what code proposes over the defaults, which are configurable themselves.
  @SuppressWarnings("unchecked") // cells of this room hold this registry's settings alone
  private S settle(String name, InstanceCell cell) {
    S proposed = (S) cell.proposed;
    return overlay(
        proposed != null ? proposed : common, configurations.getOrDefault(name, Map.of()));
  }

  private S overlay(S base, Map<String, ?> configuration) {
    S settings = codec.overlay(base, configuration);
    check(settings);
    return settings;
  }

  private void dropped(String key) {
    if (key.startsWith(KEY)) {
      String name = key.substring(KEY.length());
      lock.lock();
      try {
        entries.remove(name);
        faces.drop(identity(name));
        forget(name);
        if (configurations.containsKey(name) && !name.equals(DEFAULT)) {
          make(name, null);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private String identity(String name) {
    return word + "/" + name;
  }
}
