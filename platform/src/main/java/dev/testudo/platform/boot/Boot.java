package dev.testudo.platform.boot;

import dev.testudo.platform.PlatformException;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.runtime.BundleProblem;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

/**
 * A platform from the lock to the last start level and back. Made by {@link Preparation}; {@link
 * #start} is called once, {@link #close} by any thread at any time.
 */
public final class Boot implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Boot.class.getName());

  private final Preparation prepared;
  private final Framework framework;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Problems problems;
  private volatile @Nullable Recorder recorder;

  private Boot(Preparation prepared) {
    this.prepared = prepared;
    this.framework = prepared.framework();
  }

  /**
   * Locks the data folder and brings the desired state up to date.
   *
   * @throws PlatformException if that is not possible; nothing is left behind
   */
  public static Boot prepare(PlatformOptions options) {
    return new Boot(Preparation.of(options));
  }

  public Framework framework() {
    return framework;
  }

  /** What does not work now; nothing is said of bundles that are being stopped. */
  public List<BundleProblem> problems() {
    Problems known = problems;
    try {
      return known == null || ended.get() ? List.of() : known.now();
    } catch (IllegalStateException e) {
      if (ended.get()) {
        return List.of(); // it ended while it was looked at
      }
      throw e;
    }
  }

  /**
   * Starts everything; returns when the last start level is reached.
   *
   * @param beforeBundles registers the launcher's services, before the first bundle starts
   * @return false if the framework was stopped, from within, before it was up
   */
  public boolean start(Consumer<BundleContext> beforeBundles) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    // The framework's threads inherit it. Libraries in bundles that look through it, such as JLine,
    // would find the launcher's classes and not their own.
    thread.setContextClassLoader(null);
    try {
      framework.init();
      BundleContext context = framework.getBundleContext();
      Problems collected = new Problems(context);
      problems = collected;
      context.addFrameworkListener(collected);
      prepared.problems().forEach(collected::add);
      prepared.reconciler(collected).reconcile(context, prepared.desired());
      prepared.digests().save();
      Recorder writer = prepared.recorder(context);
      recorder = writer;
      writer.open();
      context.addBundleListener(new Farewell(writer, collected, ended));
      beforeBundles.accept(context);
      framework.start();
      collected.awaitStarted();
      if (ended.get()) {
        return false;
      }
      writer.begin();
      prepared.lock().markUp();
      return true;
    } catch (BundleException | IOException e) {
      if (ended.get()) {
        return false;
      }
      throw new PlatformException("the framework cannot start: " + Sentences.of(e), e);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /** Whether the framework has begun to stop, by whomever; it may do so before it is up. */
  public boolean ended() {
    return ended.get();
  }

  /** Closes the recorder as soon as the framework begins to stop, by whomever. */
  private record Farewell(Recorder recorder, Problems problems, AtomicBoolean ended)
      implements SynchronousBundleListener {
    @Override
    public void bundleChanged(BundleEvent event) {
      if (event.getBundle().getBundleId() == 0 && event.getType() == BundleEvent.STOPPING) {
        ended.set(true);
        problems.stopping();
        recorder.close();
      }
    }
  }

  /**
   * Waits until the framework has stopped.
   *
   * @return true if it wants to be started again, since somebody updated the system bundle
   */
  public boolean await() throws InterruptedException {
    return framework.waitForStop(0).getType() == FrameworkEvent.STOPPED_UPDATE;
  }

  /**
   * Stops the framework, bounded in time, and gives the lock back.
   *
   * @return true if it stopped in time
   */
  public boolean stop(long seconds) {
    boolean stopped = false;
    try {
      framework.stop();
      FrameworkEvent event = framework.waitForStop(TimeUnit.SECONDS.toMillis(seconds));
      stopped = event.getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (BundleException e) {
      LOG.log(Level.ERROR, "the framework cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
    return stopped;
  }

  @Override
  public void close() {
    Recorder writer = recorder;
    if (writer != null) {
      writer.close();
    }
    try {
      prepared.lock().close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot give back the lock: " + Sentences.of(e));
    }
  }
}
