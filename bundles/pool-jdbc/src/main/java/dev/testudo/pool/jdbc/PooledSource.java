package dev.testudo.pool.jdbc;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.pool.Pool;
import dev.testudo.pool.Pools;
import dev.testudo.state.face.Veil;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * One configured data source: a service for as long as its driver is there. Of several drivers it
 * takes the first that comes, and another when that goes.
 */
final class PooledSource
    implements ServiceTrackerCustomizer<DataSourceFactory, DataSourceFactory>, AutoCloseable {
  private static final Logger LOG = System.getLogger(PooledSource.class.getName());

  private final BundleContext context;
  private final Pools pools;
  private final String name;
  private final JdbcSettings settings;
  private final ServiceTracker<DataSourceFactory, DataSourceFactory> drivers;
  // Both by the monitor.
  private @Nullable DataSourceFactory driver;
  private @Nullable ServiceRegistration<DataSource> registration;
  private @Nullable ConnectionFactory connections;

  PooledSource(BundleContext context, Pools pools, String name, JdbcSettings settings)
      throws InvalidSyntaxException {
    this.context = context;
    this.pools = pools;
    this.name = name;
    this.settings = settings;
    Filter filter =
        FrameworkUtil.createFilter(
            "(&(objectClass=" + DataSourceFactory.class.getName() + ")" + settings.driver() + ")");
    this.drivers = new ServiceTracker<>(context, filter, this);
  }

  JdbcSettings settings() {
    return settings;
  }

  void open() {
    drivers.open();
  }

  @Override
  public DataSourceFactory addingService(ServiceReference<DataSourceFactory> reference) {
    DataSourceFactory factory = context.getService(reference);
    if (factory != null) {
      use(factory);
    }
    return factory;
  }

  @Override
  public void modifiedService(
      ServiceReference<DataSourceFactory> reference, DataSourceFactory factory) {}

  @Override
  public void removedService(
      ServiceReference<DataSourceFactory> reference, DataSourceFactory factory) {
    leave(factory);
    context.ungetService(reference);
    DataSourceFactory other = drivers.getService();
    if (other != null && other != factory) {
      use(other);
    }
  }

  private synchronized void use(DataSourceFactory factory) {
    if (registration != null) {
      return;
    }
    try {
      ConnectionPoolDataSource source = factory.createConnectionPoolDataSource(properties());
      int seconds = (int) settings.loginTime().toSeconds();
      if (seconds > 0) {
        source.setLoginTimeout(seconds);
      }
      ConnectionFactory made = new ConnectionFactory(settings, source);
      Pool<Physical> pool = pools.pool(name, made);
      connections = made;
      registration =
          context.registerService(
              DataSource.class,
              new LendingSource(pool),
              FrameworkUtil.asDictionary(
                  Map.of(
                      DataSourceFactory.JDBC_DATASOURCE_NAME,
                      name,
                      "testudo.pool",
                      name,
                      Veil.FACE,
                      "linger",
                      "service.pid",
                      JdbcComponent.PID + "~" + name)));
      driver = factory;
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          WARNING, () -> JdbcComponent.PID + "~" + name + ": the driver gives no data source", e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (!settings.url().isEmpty()) {
      properties.setProperty(DataSourceFactory.JDBC_URL, settings.url());
    }
    return properties;
  }

  private void leave(DataSourceFactory factory) {
    ServiceRegistration<DataSource> mine = null;
    ConnectionFactory theirs = null;
    synchronized (this) {
      if (driver == factory) {
        mine = registration;
        theirs = connections;
        registration = null;
        connections = null;
        driver = null;
      }
    }
    if (mine != null && theirs != null) {
      mine.unregister();
      pools.withdraw(name, theirs);
    }
  }

  @Override
  public void close() {
    drivers.close();
  }
}
