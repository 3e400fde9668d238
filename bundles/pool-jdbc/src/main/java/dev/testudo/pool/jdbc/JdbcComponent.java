package dev.testudo.pool.jdbc;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.Names;
import dev.testudo.SettingsException;
import dev.testudo.capability.Origin;
import dev.testudo.capability.Preload;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.pool.Pools;
import java.lang.System.Logger;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a data source of each configuration {@code dev.testudo.pool.jdbc~NAME}. A wrong one is
 * refused in one line of the log, and what was in force before stays.
 */
@Component(immediate = true, property = "service.pid=" + JdbcComponent.PID)
public final class JdbcComponent implements ManagedServiceFactory {
  static final String PID = "dev.testudo.pool.jdbc";

  private static final Logger LOG = System.getLogger(JdbcComponent.class.getName());
  private static final SettingsCodec<JdbcSettings> CODEC = SettingsCodec.of(JdbcSettings.class);

  private final BundleContext context;
  private final Pools pools;
  private final Preload preload;
  private final Map<String, PooledSource> sources = new HashMap<>(); // by the monitor

  @Activate
  public JdbcComponent(BundleContext context, @Reference Pools pools) {
    this.context = context;
    this.pools = pools;
    this.preload = new Preload(context);
  }

  @Override
  public String getName() {
    return "Pooled data sources";
  }

  @Override
  public void updated(String pid, Dictionary<String, ?> configuration) {
    Map<String, ?> values = FrameworkUtil.asMap(configuration);
    try {
      String name = Names.check(pid.substring(pid.indexOf('~') + 1));
      JdbcSettings settings = CODEC.overlay(new JdbcSettings(), values);
      replace(pid, new PooledSource(context, pools, name, settings));
    } catch (SettingsException e) {
      // Its message may quote what was configured, but never a password: those are free text.
      refuse(values, pid, e.getMessage());
    } catch (InvalidSyntaxException e) {
      refuse(values, pid, "driver=" + e.getFilter() + ": must be an OSGi filter");
    }
  }

  private static void refuse(Map<String, ?> values, String pid, String why) {
    LOG.log(WARNING, Origin.of(values, pid) + ": " + why + "; what was in force before stays");
  }

  private synchronized void replace(String pid, PooledSource source) {
    PooledSource before = sources.get(pid);
    if (before != null && before.settings().equals(source.settings())) {
      return;
    }
    sources.put(pid, source);
    if (before != null) {
      before.close();
    }
    source.open();
  }

  @Override
  public synchronized void deleted(String pid) {
    PooledSource source = sources.remove(pid);
    if (source != null) {
      source.close();
    }
  }

  @Deactivate
  synchronized void deactivate() {
    preload.close();
    sources.values().forEach(PooledSource::close);
    sources.clear();
  }
}
