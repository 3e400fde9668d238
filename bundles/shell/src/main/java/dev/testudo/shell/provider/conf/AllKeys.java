package dev.testudo.shell.provider.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.metatype.MetaTypeService;

/**
 * Keys from all who know some. Metatype adds the meaning and the default to keys that a capability
 * knows, and alone knows those of others; without the Metatype service it is left out.
 */
final class AllKeys implements Keys {
  private static final String METATYPE = "org.osgi.service.metatype.MetaTypeService";

  private final BundleContext context;
  private final List<Keys> capabilities;

  AllKeys(BundleContext context, List<Keys> capabilities) {
    this.context = context;
    this.capabilities = capabilities;
  }

  @Override
  public Set<String> pids() {
    Set<String> pids = new TreeSet<>();
    capabilities.forEach(keys -> pids.addAll(keys.pids()));
    metatypes().ifPresent(keys -> pids.addAll(keys.pids()));
    return pids;
  }

  @Override
  public List<Key> keys(String pid) {
    Map<String, Key> told = new TreeMap<>();
    List<Key> metatype = metatypes().map(keys -> keys.keys(pid)).orElse(List.of());
    metatype.forEach(key -> told.put(key.name(), key));
    for (Keys capability : capabilities) {
      List<Key> known = capability.keys(pid);
      if (!known.isEmpty()) {
        return known.stream().map(key -> told.getOrDefault(key.name(), key)).toList();
      }
    }
    return metatype;
  }

  @Override
  public Map<String, Object> check(String pid, Map<String, String> values) {
    for (Keys capability : capabilities) {
      if (!capability.keys(pid).isEmpty()) {
        return capability.check(pid, values);
      }
    }
    return metatypes()
        .map(keys -> keys.check(pid, values))
        .orElseGet(() -> new LinkedHashMap<>(values));
  }

  // By name: the bundle works without the package, and then no class that needs it is loaded.
  private Optional<Keys> metatypes() {
    ServiceReference<?> reference = context.getServiceReference(METATYPE);
    Object service = reference == null ? null : context.getService(reference);
    return Optional.ofNullable(service)
        .map(found -> new Metatypes(context, (MetaTypeService) found));
  }
}
