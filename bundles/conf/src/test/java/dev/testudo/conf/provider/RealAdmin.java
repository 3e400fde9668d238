package dev.testudo.conf.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.SynchronousConfigurationListener;

/** Felix Config Admin in a framework of its own, and what happened to its configurations. */
final class RealAdmin implements AutoCloseable {
  private final Framework framework;
  private final ConfigurationAdmin admin;
  private final List<String> changes = Collections.synchronizedList(new ArrayList<>());

  RealAdmin(Path cache) throws BundleException {
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "org.osgi.service.cm;version=1.6.1"));
    framework.start();
    BundleContext context = framework.getBundleContext();
    SynchronousConfigurationListener listener =
        event -> changes.add((event.getType() == 1 ? "" : "-") + event.getPid());
    context.registerService(SynchronousConfigurationListener.class, listener, null);
    context.installBundle(jar().toUri().toString()).start();
    admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
  }

  private static Path jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> entry.contains("org.apache.felix.configadmin"))
        .findFirst()
        .map(Path::of)
        .orElseThrow();
  }

  ConfigurationAdmin admin() {
    return admin;
  }

  /** The PIDs that were changed, with a minus before those that were deleted, since last asked. */
  List<String> changes() {
    List<String> now = List.copyOf(changes);
    changes.clear();
    return now;
  }

  /** The values of a configuration without those of Config Admin itself; empty if there is none. */
  Map<String, Object> values(String pid) throws IOException, InvalidSyntaxException {
    Configuration[] found = admin.listConfigurations("(service.pid=" + pid + ")");
    Map<String, Object> values = new TreeMap<>();
    if (found != null) {
      values.putAll(FrameworkUtil.asMap(found[0].getProperties()));
      values.keySet().removeIf(key -> key.startsWith("service."));
    }
    return values;
  }

  /** As somebody else does it. */
  void write(String pid, Map<String, Object> values) throws IOException {
    admin.getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(values));
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
