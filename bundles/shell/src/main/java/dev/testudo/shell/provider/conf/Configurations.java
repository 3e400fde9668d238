package dev.testudo.shell.provider.conf;

import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Config Admin by PID, with maps. A factory's configurations are {@code factoryPid~name}. */
final class Configurations {
  private static final Set<String> ADMINS =
      Set.of(
          Constants.SERVICE_PID,
          ConfigurationAdmin.SERVICE_FACTORYPID,
          ConfigurationAdmin.SERVICE_BUNDLELOCATION);

  private final ConfigurationAdmin admin;

  Configurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** All there are. */
  List<Configuration> all() throws IOException {
    return list(null);
  }

  boolean exists(String pid) throws IOException {
    return !list(filter(pid)).isEmpty();
  }

  /** The values without those that Config Admin itself adds. */
  Optional<Map<String, Object>> read(String pid) throws IOException {
    List<Configuration> found = list(filter(pid));
    return found.isEmpty() ? Optional.empty() : Optional.of(values(found.get(0)));
  }

  static Map<String, Object> values(Configuration configuration) {
    Map<String, Object> values = new TreeMap<>();
    Dictionary<String, Object> properties = configuration.getProperties();
    if (properties != null) {
      values.putAll(FrameworkUtil.asMap(properties));
      values.keySet().removeAll(ADMINS);
    }
    return values;
  }

  /** Updates a configuration, or makes it, unless it has these values. */
  void write(String pid, Map<String, Object> values) throws IOException {
    make(pid).updateIfDifferent(FrameworkUtil.asDictionary(values));
  }

  void delete(String pid) throws IOException {
    for (Configuration configuration : list(filter(pid))) {
      configuration.delete();
    }
  }

  /** Whether two sets of values are equal, arrays by their items. */
  static boolean same(Map<String, Object> one, Map<String, Object> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(key -> Objects.deepEquals(one.get(key), other.get(key)));
  }

  private Configuration make(String pid) throws IOException {
    int tilde = pid.indexOf('~');
    return tilde < 0
        ? admin.getConfiguration(pid, "?")
        : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
  }

  private List<Configuration> list(@Nullable String filter) throws IOException {
    try {
      Configuration[] found = admin.listConfigurations(filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  private static String filter(String pid) {
    return "(" + Constants.SERVICE_PID + "=" + escape(pid) + ")";
  }

  private static String escape(String value) {
    return value.replaceAll("([\\\\*()])", "\\\\$1");
  }
}
