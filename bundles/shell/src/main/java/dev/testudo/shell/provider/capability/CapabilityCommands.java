package dev.testudo.shell.provider.capability;

import dev.testudo.Instance;
import dev.testudo.capability.Event;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.render.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;

/** What can be done with every capability, in the scope that is its word. */
public final class CapabilityCommands implements Completes {
  private static final int EVENTS = 50;

  private final Capability capability;
  private final Conf conf;
  private final Supplier<List<Event>> events;

  CapabilityCommands(Capability capability, Conf conf, Supplier<List<Event>> events) {
    this.capability = capability;
    this.conf = conf;
    this.events = events;
  }

  record Setting(String key, String value, String source) {}

  record Shown(Record state, Rows<Setting> settings) {}

  record Change(String key, String before, String now) {}

  @Descriptor("Lists the instances. Example: breaker:list")
  public Rows<?> list(@Descriptor("[PART]: only names that contain it") String[] words) {
    List<String> part = arguments("list [PART]", words).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                capability.snapshot(),
                capability.registry().snapshots().stream()
                    .filter(one -> part.isEmpty() || Capability.name(one).contains(part.get(0)))
                    .toList()));
  }

  @Descriptor(
      "Shows one instance, and where each of its settings is from. Example: breaker:show orders-db")
  public Object show(@Descriptor("NAME") String[] words) {
    String name = arguments("show NAME", words).between(1, 1).get(0);
    return Answer.to(
        () -> {
          Instance<?, ?> instance = capability.instance(name);
          List<Setting> settings = new ArrayList<>();
          for (Map.Entry<String, String> one : write(instance).entrySet()) {
            settings.add(new Setting(one.getKey(), one.getValue(), source(name, one.getKey())));
          }
          return new Shown(instance.snapshot(), Rows.of(Setting.class, settings));
        });
  }

  @Descriptor(
      "Changes settings while it works; they win over the configuration's files until conf:reset."
          + " Example: breaker:set orders-db openFor=5s")
  public Rows<?> set(@Descriptor("NAME KEY=VALUE…") String[] words) {
    Arguments arguments = arguments("set NAME KEY=VALUE…", words);
    String name = arguments.between(2, Integer.MAX_VALUE).get(0);
    Map<String, String> pairs = arguments.pairs(1);
    return Answer.to(
        () -> {
          Instance<?, ?> instance = capability.instance(name);
          Map<String, String> before = write(instance);
          String pid = capability.pid(name);
          conf.set(pid, new CapabilityKeys(capability).check(pid, pairs));
          Map<String, String> now = write(instance);
          List<Change> changes = new ArrayList<>();
          for (String key : pairs.keySet()) {
            changes.add(new Change(key, before.getOrDefault(key, "-"), now.getOrDefault(key, "-")));
          }
          return Rows.of(Change.class, changes);
        });
  }

  @Descriptor(
      "Puts an instance back to how it started: windows and statistics empty; settings stay."
          + " Example: breaker:reset orders-db")
  public Object reset(@Descriptor("NAME") String[] words) {
    String name = arguments("reset NAME", words).between(1, 1).get(0);
    return Answer.to(
        () -> {
          Instance<?, ?> instance = capability.instance(name);
          instance.reset();
          return instance.snapshot();
        });
  }

  @Descriptor("Shows the latest events, the newest last. Example: breaker:events orders-db")
  public Rows<?> events(@Descriptor("[NAME]: only of this instance") String[] words) {
    List<String> name = arguments("events [NAME]", words).between(0, 1);
    return Answer.to(
        () -> {
          List<Event> all =
              events.get().stream()
                  .filter(event -> name.isEmpty() || event.instance().equals(name.get(0)))
                  .toList();
          if (all.isEmpty() && !name.isEmpty()) {
            // Nothing happened, or nobody of this name is there: only the second is an error.
            capability.instance(name.get(0));
          }
          return Rows.of(Event.class, all.subList(Math.max(0, all.size() - EVENTS), all.size()));
        });
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index == 1) {
      return capability.names().stream().map(Choice::of).toList();
    }
    return function.equals("set")
        ? capability.codec().keys().entrySet().stream()
            .map(key -> new Choice(key.getKey() + "=", key.getValue(), false))
            .toList()
        : List.of();
  }

  private Arguments arguments(String usage, String... words) {
    return new Arguments(capability.word() + ":" + usage, words);
  }

  private String source(String name, String key) throws IOException {
    String own = conf.source(capability.pid(name), key).orElse("");
    if (!own.isEmpty()) {
      return own;
    }
    return conf.source(capability.pid("default"), key)
        .map(source -> "default: " + source)
        .orElse("code or default");
  }

  private Map<String, String> write(Instance<?, ?> instance) {
    return write(capability.settings(), instance);
  }

  private static <S extends Record> Map<String, String> write(
      Class<S> type, Instance<?, ?> instance) {
    return new LinkedHashMap<>(SettingsCodec.of(type).write(type.cast(instance.settings())));
  }
}
