package dev.testudo.shell.provider.conf;

import dev.testudo.capability.Origin;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.render.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;

/** The scope {@code conf}: what is configured, from where, and how to change it. */
public final class ConfCommands implements Completes {
  private static final Pattern SECRET =
      Pattern.compile(
          "password|passwd|secret|token|credential|authorization", Pattern.CASE_INSENSITIVE);
  private static final String NEW = "--new";

  private final Configurations configurations;
  private final Overlays overlays;
  private final Keys keys;

  ConfCommands(Configurations configurations, Overlays overlays, Keys keys) {
    this.configurations = configurations;
    this.overlays = overlays;
    this.keys = keys;
  }

  record Entry(String pid, String source, int keys, List<String> overlay) {}

  record Value(String key, @Nullable Object value, String source, String meaning) {}

  @Descriptor("Lists the configurations, with the keys that conf:set has set. Example: conf:list")
  public Rows<?> list(@Descriptor("[PART]: only PIDs that contain it") String[] words) {
    List<String> part = new Arguments("conf:list [PART]", words).between(0, 1);
    return Answer.to(
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (Configuration one : configurations.all()) {
            if (part.isEmpty() || one.getPid().contains(part.get(0))) {
              entries.add(entry(one));
            }
          }
          entries.sort(Comparator.comparing(Entry::pid));
          return Rows.of(Entry.class, entries);
        });
  }

  private Entry entry(Configuration one) {
    Map<String, Object> values = Configurations.values(one);
    String source = Provenance.file(values).orElse("-");
    values.remove(Origin.FILE);
    List<String> overlaid =
        overlays.find(one.getPid()).map(overlay -> overlay.set().keySet()).orElse(Set.of()).stream()
            .sorted()
            .toList();
    return new Entry(one.getPid(), source, values.size(), overlaid);
  }

  @Descriptor(
      "Shows each value of a configuration and where it is from: a file, an overlay, a default."
          + " Example: conf:show dev.testudo.breaker~orders-db")
  public Rows<?> show(@Descriptor("PID") String[] words) {
    String pid = new Arguments("conf:show PID", words).between(1, 1).get(0);
    return Answer.to(() -> Rows.of(Value.class, values(pid)));
  }

  private List<Value> values(String pid) throws IOException {
    Map<String, Object> inForce = configurations.read(pid).orElse(Map.of());
    List<Keys.Key> known = keys.keys(pid);
    if (inForce.isEmpty() && known.isEmpty()) {
      throw unknown(pid);
    }
    Provenance provenance = new Provenance(configurations, overlays);
    List<Value> values = new ArrayList<>();
    for (Keys.Key key : known) {
      Object value = inForce.get(key.name());
      String source = provenance.of(pid, key.name()).orElse("default");
      values.add(
          new Value(
              key.name(),
              shown(key.name(), value == null ? key.standard().orElse(null) : value),
              source,
              key.meaning()));
    }
    Set<String> listed = new TreeSet<>(known.stream().map(Keys.Key::name).toList());
    for (Map.Entry<String, Object> one : inForce.entrySet()) {
      if (!listed.contains(one.getKey()) && !one.getKey().equals(Origin.FILE)) {
        String source = provenance.of(pid, one.getKey()).orElse("-");
        values.add(new Value(one.getKey(), shown(one.getKey(), one.getValue()), source, ""));
      }
    }
    return values;
  }

  private static @Nullable Object shown(String key, @Nullable Object value) {
    return value != null && SECRET.matcher(key).find() ? "***" : value;
  }

  @Descriptor(
      "Sets values on top of the file's until conf:reset; the file itself is never written."
          + " Example: conf:set dev.testudo.breaker~orders-db openFor=5s")
  public Rows<?> set(
      @Descriptor("PID KEY=VALUE… [--new: for a PID that no bundle knows yet]") String[] words) {
    boolean fresh = List.of(words).contains(NEW);
    String[] rest =
        List.of(words).stream().filter(word -> !word.equals(NEW)).toArray(String[]::new);
    Arguments arguments = new Arguments("conf:set PID KEY=VALUE…", rest);
    String pid = arguments.between(2, Integer.MAX_VALUE).get(0);
    Map<String, String> pairs = arguments.pairs(1);
    return Answer.to(
        () -> {
          if (!fresh && !known(pid)) {
            throw unknown(pid);
          }
          overlays.set(pid, keys.check(pid, pairs));
          return Rows.of(
              Value.class,
              values(pid).stream().filter(value -> pairs.containsKey(value.key())).toList());
        });
  }

  @Descriptor(
      "Takes back what conf:set has set; the file's values are in force again."
          + " Example: conf:reset dev.testudo.breaker~orders-db openFor")
  public Rows<?> reset(@Descriptor("PID [KEY…]: without keys, all of them") String[] words) {
    List<String> arguments =
        new Arguments("conf:reset PID [KEY…]", words).between(1, Integer.MAX_VALUE);
    String pid = arguments.get(0);
    List<String> wanted = arguments.subList(1, arguments.size());
    return Answer.to(
        () -> {
          Set<String> set =
              overlays.find(pid).map(overlay -> overlay.set().keySet()).orElse(Set.of());
          for (String key : wanted) {
            if (!set.contains(key)) {
              throw new CommandException(
                  pid + ": " + key + " is not set by conf:set" + Near.hint(key, set));
            }
          }
          if (set.isEmpty()) {
            throw new CommandException(pid + ": nothing is set by conf:set");
          }
          List<String> gone = overlays.reset(pid, wanted);
          Map<String, Object> now = configurations.read(pid).orElse(Map.of());
          Provenance provenance = new Provenance(configurations, overlays);
          List<Value> values = new ArrayList<>();
          for (String key : gone) {
            values.add(
                new Value(
                    key, shown(key, now.get(key)), provenance.of(pid, key).orElse("default"), ""));
          }
          return Rows.of(Value.class, values);
        });
  }

  private boolean known(String pid) throws IOException {
    int tilde = pid.indexOf('~');
    return configurations.exists(pid)
        || keys.pids().contains(tilde < 0 ? pid : pid.substring(0, tilde));
  }

  private CommandException unknown(String pid) throws IOException {
    return new CommandException("no configuration " + pid + Near.hint(pid, pids()));
  }

  private Set<String> pids() throws IOException {
    Set<String> pids = new TreeSet<>(keys.pids());
    configurations.all().forEach(one -> pids.add(one.getPid()));
    return pids;
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return Answer.to(
        () -> {
          if (index == 1 && !function.equals("list")) {
            return pids().stream().map(Choice::of).toList();
          }
          String pid = index > 1 ? words.get(1) : "";
          return switch (index > 1 ? function : "") {
            case "set" -> settable(pid);
            case "reset" ->
                overlays.find(pid).map(overlay -> overlay.set().keySet()).orElse(Set.of()).stream()
                    .map(Choice::of)
                    .toList();
            default -> List.of();
          };
        });
  }

  private List<Choice> settable(String pid) throws IOException {
    List<Choice> choices = new ArrayList<>();
    keys.keys(pid).forEach(key -> choices.add(new Choice(key.name() + "=", key.meaning(), false)));
    for (String key : configurations.read(pid).orElse(Map.of()).keySet()) {
      if (choices.stream().noneMatch(choice -> choice.value().equals(key + "="))
          && !Objects.equals(key, Origin.FILE)) {
        choices.add(new Choice(key + "=", "", false));
      }
    }
    return choices;
  }
}
