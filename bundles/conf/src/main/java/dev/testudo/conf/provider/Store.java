package dev.testudo.conf.provider;

import dev.testudo.capability.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configurations in Config Admin that come from files. */
final class Store {
  /** A configuration for whichever bundle asks for it, not for one alone. */
  private static final String ANY = "?";

  private final ConfigurationAdmin admin;

  Store(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Puts the values in force; if they are already, nobody is called. */
  void put(String pid, String file, Map<String, Object> values) throws IOException {
    Map<String, Object> properties = new TreeMap<>(values);
    properties.put(Origin.FILE, file);
    Configuration configuration = find(pid);
    if (!ANY.equals(configuration.getBundleLocation())) {
      configuration.setBundleLocation(ANY);
    }
    configuration.updateIfDifferent(FrameworkUtil.asDictionary(properties));
  }

  private Configuration find(String pid) throws IOException {
    int tilde = pid.indexOf('~');
    return tilde < 0
        ? admin.getConfiguration(pid, ANY)
        : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), ANY);
  }

  /**
   * Deletes what came from a file and has none now. What others have made stays.
   *
   * @param fed the PIDs that have a file
   * @return the names of the files that are gone
   */
  List<String> deleteAllBut(Set<String> fed) throws IOException {
    List<String> gone = new ArrayList<>();
    for (Configuration configuration : fromFiles()) {
      if (!fed.contains(configuration.getPid())) {
        Dictionary<String, Object> properties = configuration.getProperties();
        configuration.delete();
        gone.add(String.valueOf(properties.get(Origin.FILE)));
      }
    }
    return gone;
  }

  private Configuration[] fromFiles() throws IOException {
    try {
      Configuration[] found = admin.listConfigurations("(" + Origin.FILE + "=*)");
      return found == null ? new Configuration[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
