package dev.testudo.shell.provider;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** One active bundle and a service registry without events: enough for commands. */
public final class FakeFramework {
  private final Map<ServiceReference<?>, Object> services = new LinkedHashMap<>();
  private final Bundle bundle =
      proxy(Bundle.class, (self, method, args) -> bundle(method.getName()));

  public final BundleContext context =
      proxy(BundleContext.class, (self, method, args) -> context(method.getName(), args));

  /** Registers a service under no name but its properties. */
  public void register(Object service, Map<String, ?> properties) {
    Map<String, Object> values = new HashMap<>(properties);
    values.put("objectClass", new String[] {service.getClass().getName()});
    Dictionary<String, Object> all = FrameworkUtil.asDictionary(values);
    ServiceReference<?> reference =
        proxy(
            ServiceReference.class,
            (self, method, args) ->
                switch (method.getName()) {
                  case "getProperty" -> all.get(args[0]);
                  case "getProperties" -> all;
                  case "compareTo" -> 0;
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == args[0];
                  default -> null;
                });
    services.put(reference, service);
  }

  private Object context(String method, Object... args) throws InvalidSyntaxException {
    return switch (method) {
      case "getBundle" -> bundle;
      case "getBundles" -> new Bundle[] {bundle};
      case "getService" -> services.get(args[0]);
      case "ungetService" -> true;
      case "getServiceReferences", "getAllServiceReferences" -> references(args);
      default -> null;
    };
  }

  private Object references(Object... args) throws InvalidSyntaxException {
    List<ServiceReference<?>> found = new ArrayList<>();
    var filter = FrameworkUtil.createFilter((String) args[1]);
    for (ServiceReference<?> one : services.keySet()) {
      if (filter.match(one.getProperties())) {
        found.add(one);
      }
    }
    return args[0] instanceof Class ? found : found.toArray(new ServiceReference<?>[0]);
  }

  private static Object bundle(String method) {
    return switch (method) {
      case "getSymbolicName" -> "dev.testudo.shell.provider";
      case "getState" -> Bundle.ACTIVE;
      case "getVersion" -> Version.emptyVersion;
      case "getBundleId" -> 1L;
      case "getHeaders" -> FrameworkUtil.asDictionary(Map.of());
      default -> null;
    };
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** All that was registered. */
  public List<Object> all() {
    return new ArrayList<>(services.values());
  }
}
