package dev.testudo.demo.shop;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.demo.api.DatabaseException;
import dev.testudo.demo.api.ShopDatabase;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The shop's database: H2's server, on a port of the loopback interface that is free when it first
 * starts and stays the same from then on. It starts when it is first used, and can be taken away
 * for a while: its server is stopped then, its connections break, its file is closed.
 *
 * <p>May be used by any number of threads.
 */
@Component(service = {Database.class, ShopDatabase.class})
public final class Database implements ShopDatabase, AutoCloseable {
  private static final Logger LOG = System.getLogger(Database.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService starter =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "testudo-demo-database-1");
            thread.setDaemon(true);
            return thread;
          });
  private final Store store;
  private final AtomicReference<@Nullable DataSource> pooled = new AtomicReference<>();
  private @Nullable ScheduledFuture<?> comingBack;
  private boolean closed;

  // Written under the lock.
  private volatile @Nullable Server server;
  private volatile @Nullable Connections connections;

  /** In the folder {@code demo} of the platform's data, or else in the bundle's own. */
  @Activate
  public Database(BundleContext context) {
    this(folder(context));
  }

  /**
   * @param folder where its file is, and the password that was made up for it
   */
  Database(Path folder) {
    store = new Store(folder);
  }

  private static Path folder(BundleContext context) {
    String data = context.getProperty("testudo.data");
    return data == null ? context.getDataFile("demo").toPath() : Path.of(data, "demo");
  }

  /**
   * Does something with a connection.
   *
   * @throws DatabaseException if the database is not there, or the query fails
   */
  <T> T with(Connections.Query<T> query) {
    Connections some = connections;
    return (some == null ? begin() : some).with(query);
  }

  /** The pool of connections to it, where the configuration makes one. */
  @Reference(
      target = "(testudo.pool=shop-db)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindPool(DataSource pool) {
    pooled.set(pool);
  }

  void unbindPool(DataSource pool) {
    pooled.compareAndSet(pool, null);
  }

  /** The driver's own data source, for who pools its connections. */
  JdbcDataSource source() {
    Connections some = connections;
    return (some == null ? begin() : some).source();
  }

  private Connections begin() {
    lock.lock();
    try {
      Connections some = connections;
      if (some == null) {
        serve(0);
        some = connections;
      }
      if (some == null) {
        throw new IllegalStateException("the shop is closed");
      }
      return some;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    if (connections == null) {
      begin();
    }
  }

  @Override
  public boolean isUp() {
    return server != null;
  }

  @Override
  public String describe() {
    Connections some = connections;
    if (some == null) {
      return "not started";
    }
    ScheduledFuture<?> back = comingBack();
    if (isUp()) {
      return "up at 127.0.0.1:" + some.port();
    }
    return back == null
        ? "down"
        : "down, back in " + Math.max(0, back.getDelay(TimeUnit.MILLISECONDS) + 999) / 1000 + " s";
  }

  private @Nullable ScheduledFuture<?> comingBack() {
    lock.lock();
    try {
      return comingBack;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void outage(Duration howLong) {
    lock.lock();
    try {
      begin();
      halt();
      if (comingBack != null) {
        comingBack.cancel(false);
      }
      comingBack = starter.schedule(this::comeBack, howLong.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(INFO, () -> "the shop's database is down for " + howLong.toMillis() + " ms");
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the shop is closed", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void comeBack() {
    lock.lock();
    try {
      Connections some = connections;
      if (!closed && server == null && some != null) {
        if (comingBack != null) {
          comingBack.cancel(false);
          comingBack = null;
        }
        serve(some.port());
        LOG.log(INFO, "the shop's database is back");
      }
    } catch (DatabaseException e) {
      LOG.log(WARNING, "the shop's database does not come back, next try in a second", e);
      comingBack = starter.schedule(this::comeBack, 1, TimeUnit.SECONDS);
    } finally {
      lock.unlock();
    }
  }

  private void serve(int port) {
    if (closed) {
      throw new IllegalStateException("the shop is closed");
    }
    store.prepare();
    Server started = store.serve(port);
    server = started;
    if (connections == null) {
      connections = new Connections(store.source(started.getPort()), pooled, started.getPort());
    }
  }

  private void halt() {
    Server running = server;
    server = null;
    if (running != null) {
      running.stop();
    }
  }

  /** Ends it and its threads. */
  @Override
  @Deactivate
  public void close() {
    lock.lock();
    try {
      closed = true;
      starter.shutdownNow();
      halt();
      Driver.unload(); // or the JDK's list of drivers would hold on to our classes
    } finally {
      lock.unlock();
    }
  }
}
