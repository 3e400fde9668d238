package dev.testudo.platform.boot;

import dev.testudo.platform.PlatformException;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.runtime.BundleProblem;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  /** What does not work now. */
  public List<BundleProblem> problems() {
    Problems known = problems;
    return known == null ? List.of() : known.now();
  }

  /**
   * Starts everything; returns when the last start level is reached.
   *
   * @param beforeBundles registers the launcher's services, before the first bundle starts
   */
  public void start(Consumer<BundleContext> beforeBundles) {
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
      context.addBundleListener(new Farewell(writer));
      beforeBundles.accept(context);
      framework.start();
      collected.awaitStarted();
      writer.begin();
      prepared.lock().markUp();
    } catch (BundleException | IOException e) {
      throw new PlatformException("the framework cannot start: " + Sentences.of(e), e);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /** Closes the recorder as soon as the framework begins to stop, by whomever. */
  private record Farewell(Recorder recorder) implements SynchronousBundleListener {
    @Override
    public void bundleChanged(BundleEvent event) {
      if (event.getBundle().getBundleId() == 0 && event.getType() == BundleEvent.STOPPING) {
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
