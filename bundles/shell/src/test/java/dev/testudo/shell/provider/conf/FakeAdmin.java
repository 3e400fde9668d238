package dev.testudo.shell.provider.conf;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Config Admin in memory: listeners are called synchronously, updates are counted. */
public final class FakeAdmin {
  private final Map<String, Configuration> configurations = new TreeMap<>();
  private final Map<String, Map<String, Object>> values = new HashMap<>();

  /** Called with PID and values at each update, and with null values at a deletion. */
  public BiConsumer<String, Map<String, Object>> listener = (pid, now) -> {};

  /** PIDs in the order of their updates. */
  public final List<String> updates = new ArrayList<>();

  public ConfigurationAdmin admin() {
    return proxy(
        ConfigurationAdmin.class,
        (method, args) ->
            switch (method) {
              case "getConfiguration" -> configuration((String) args[0]);
              case "getFactoryConfiguration" -> configuration(args[0] + "~" + args[1]);
              case "listConfigurations" -> list((String) args[0]);
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private Object list(String filter) {
    Configuration[] found =
        values.keySet().stream()
            .filter(pid -> filter == null || filter.equals("(service.pid=" + pid + ")"))
            .sorted()
            .map(configurations::get)
            .toArray(Configuration[]::new);
    return found.length == 0 ? null : found;
  }

  private Configuration configuration(String pid) {
    return configurations.computeIfAbsent(
        pid,
        key ->
            proxy(
                Configuration.class,
                (method, args) ->
                    switch (method) {
                      case "getPid" -> pid;
                      case "getProperties" ->
                          values.containsKey(pid)
                              ? FrameworkUtil.asDictionary(values.get(pid))
                              : null;
                      case "getAttributes" -> Set.of();
                      case "updateIfDifferent" -> update(pid, map((Dictionary<?, ?>) args[0]));
                      case "delete" -> delete(pid);
                      default -> throw new UnsupportedOperationException(method);
                    }));
  }

  private static Map<String, Object> map(Dictionary<?, ?> dictionary) {
    Map<String, Object> map = new TreeMap<>();
    for (Object key : Collections.list(dictionary.keys())) {
      map.put((String) key, dictionary.get(key));
    }
    return map;
  }

  /** As a file's change does it. */
  public boolean update(String pid, Map<String, Object> now) {
    if (Objects.equals(values.get(pid), now)) {
      return false;
    }
    configuration(pid);
    values.put(pid, now);
    updates.add(pid);
    listener.accept(pid, now);
    return true;
  }

  /** As a file's deletion does it. */
  public Object delete(String pid) {
    values.remove(pid);
    configurations.remove(pid);
    listener.accept(pid, null);
    return null;
  }

  public Map<String, Object> values(String pid) {
    return values.getOrDefault(pid, Map.of());
  }

  private interface Call {
    Object on(String method, Object[] args);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> call.on(method.getName(), args)));
  }
}
