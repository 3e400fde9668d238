package dev.testudo.capability;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads every class of a bundle, and every class that these name. Code goes on running for a while
 * after its bundle was updated or uninstalled, and the framework closes a revision that nobody is
 * wired to at once: the first class not used before would then fail to load.
 *
 * <p>At run time they are loaded at once. While the framework starts nothing is updated yet, and
 * loading waits until the start is over, so that it does not stand before the prompt; a bundle that
 * is stopped before is loaded then, by {@link #close}.
 */
public final class Preload implements FrameworkListener, AutoCloseable {
  private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+);");
  private static final long SECONDS = 10;

  private final BundleContext context;
  private final FutureTask<Void> loading;

  /** Loads the bundle's classes now, or later if the framework is starting. */
  public Preload(BundleContext context) {
    this.context = context;
    this.loading = new FutureTask<>(() -> all(context.getBundle()), null);
    context.addFrameworkListener(this);
    // Asked behind the listening: who comes too late for the event sees the state.
    if (state() != Bundle.STARTING) {
      load();
    }
  }

  /** Called by the framework, on its own thread: the start is over. */
  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      load();
    }
  }

  /**
   * Returns when all is loaded; to be called first when the bundle stops. Does nothing if the whole
   * framework stops, since no code outlives that.
   */
  @Override
  public void close() {
    context.removeFrameworkListener(this);
    if (state() != Bundle.STOPPING) {
      load();
    }
  }

  private int state() {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState();
  }

  // The second caller waits for the first, within bounds: it may hold a lock that the first needs.
  private void load() {
    loading.run();
    try {
      loading.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      System.getLogger(Preload.class.getName())
          .log(
              System.Logger.Level.WARNING,
              () -> context.getBundle() + ": not all classes are loaded ahead",
              e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Loads them, without running their initialisers.
   *
   * @throws UncheckedIOException if the bundle cannot be read
   */
  private static void all(Bundle bundle) {
    ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
    Enumeration<URL> entries = bundle.findEntries("/", "*.class", true);
    for (URL url : entries == null ? Set.<URL>of() : Collections.list(entries)) {
      if (!url.getPath().endsWith("-info.class")) {
        for (String name : named(url)) {
          load(name, loader);
        }
      }
    }
  }

  // Optional imports may be absent: what is missing now was not there for the running code either.
  private static void load(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      System.getLogger(Preload.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "not loaded ahead: " + name, e);
    }
  }

  // Walks the constant pool, JVMS §4.4: class entries, and the types in descriptors.
  private static Set<String> named(URL url) {
    Set<String> names = new HashSet<>();
    try (InputStream stream = url.openStream();
        DataInputStream in = new DataInputStream(stream)) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      String[] texts = new String[count];
      int[] classes = new int[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 7 -> classes[i] = in.readUnsignedShort();
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          default -> in.skipNBytes(4);
        }
      }
      for (int index : classes) {
        if (index > 0 && !texts[index].startsWith("[")) {
          names.add(texts[index].replace('/', '.'));
        }
      }
      for (String text : texts) {
        Matcher matcher = DESCRIPTOR.matcher(text == null ? "" : text);
        while (matcher.find()) {
          names.add(matcher.group(1).replace('/', '.'));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
    return names;
  }
}
