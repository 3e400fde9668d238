package dev.testudo.demo;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.demo.api.Catalog;
import dev.testudo.demo.api.Orders;
import dev.testudo.demo.api.ShopDatabase;
import java.lang.System.Logger;
import java.util.function.Supplier;
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
 * The customers at work. Its references to the shop's services are static: they hold while the shop
 * is replaced, since what a client holds is a stable face. With the framework property {@code
 * testudo.demo=start} the customers begin by themselves, in the background.
 */
@Component(service = Demo.class, immediate = true)
public final class Demo {
  private static final Logger LOG = System.getLogger(Demo.class.getName());
  private static final int RATE = 200;
  private static final int THREADS = 8;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Orders orders;
  private final Catalog catalog;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable ShopDatabase database;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(demo.view=breaker)")
  private volatile @Nullable Supplier<String> breaker;

  // Written under the lock of this object.
  private volatile @Nullable Load load;
  private boolean closed;
  private volatile @Nullable Thread starting;
  private volatile Tally tally = new Tally();

  /** Customers of this shop, at rest unless the framework says otherwise. */
  @Activate
  public Demo(@Reference Orders orders, @Reference Catalog catalog) {
    this.orders = orders;
    this.catalog = catalog;
  }

  // Not in the constructor: the database is given to the fields after it.
  @Activate
  void begin(BundleContext context) {
    if ("start".equals(context.getProperty("testudo.demo"))) {
      Thread thread = new Thread(this::startQuietly, "testudo-demo-start-1");
      thread.setDaemon(true);
      starting = thread;
      thread.start();
    }
  }

  /** Sets the switch of the database, outside a framework. */
  Demo with(ShopDatabase shop) {
    database = shop;
    return this;
  }

  private void startQuietly() {
    try {
      start(RATE, THREADS);
    } catch (RuntimeException e) {
      LOG.log(WARNING, "the demo does not start; demo:start tries again", e);
    }
  }

  /** Sets so many customers to work, in place of those before; counts begin anew. */
  synchronized void start(int rate, int threads) {
    if (closed) {
      return;
    }
    ShopDatabase shop = database;
    if (shop != null) {
      shop.start();
    }
    stop();
    Tally fresh = new Tally();
    tally = fresh;
    Load begun = new Load(rate, threads, new Customers(orders, catalog, fresh)::call, fresh);
    begun.start();
    load = begun;
    LOG.log(INFO, () -> "the demo makes " + rate + " calls a second with " + threads + " threads");
  }

  /** Sends the customers home; what they have seen can still be read. */
  synchronized void stop() {
    Load running = load;
    load = null;
    if (running != null) {
      running.close();
    }
  }

  /** Ends all threads. */
  @Deactivate
  public synchronized void close() {
    closed = true;
    stop();
  }

  ShopDatabase database() {
    ShopDatabase shop = database;
    if (shop == null) {
      throw new IllegalStateException("the shop is not there; is dev.testudo.demo.shop started?");
    }
    return shop;
  }

  Tally.Reading reading() {
    return tally.read();
  }

  /**
   * Waits for the start that was asked for, if it is still under way: soon there is more to say.
   */
  DemoStatus status() {
    Thread begun = starting;
    if (begun != null) {
      try {
        begun.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Load running = load;
    Tally.Reading seen = reading();
    return new DemoStatus(
        running != null,
        running == null ? 0 : running.rate(),
        running == null ? 0 : running.threads(),
        seen.calls(),
        seen.ok(),
        seen.failed(),
        seen.rejected(),
        seen.fallback(),
        seen.late(),
        seen.problems(),
        seen.latencies().quantile(0.5, Latencies.Reading.NONE),
        seen.latencies().quantile(0.99, Latencies.Reading.NONE),
        describeDatabase(),
        describeBreaker());
  }

  String describeDatabase() {
    ShopDatabase shop = database;
    return shop == null ? "not there" : shop.describe();
  }

  String describeBreaker() {
    Supplier<String> view = breaker;
    try {
      return view == null ? "" : view.get();
    } catch (RuntimeException e) {
      return "not there"; // its provider has just gone
    }
  }
}
