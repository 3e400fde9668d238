package dev.testudo.capability;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads every class of a bundle, and every class that these name. Code goes on running for a while
 * after its bundle was updated or uninstalled, and the framework closes a revision that nobody is
 * wired to at once: the first class not used before would then fail to load.
 *
 * <p>At run time they are loaded at once. A bundle that starts with the framework would stand
 * before the prompt with that: it is loaded when it is stopped, by {@link #close}, which is soon
 * enough, since until then the framework has closed nothing.
 */
public final class Preload implements AutoCloseable {
  private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+);");

  private final Bundle framework;
  private final BundleWiring revision;
  private final AtomicBoolean loaded = new AtomicBoolean();

  /**
   * Loads the bundle's classes, without running their initialisers, unless the framework is
   * starting.
   *
   * @throws UncheckedIOException if the bundle cannot be read
   */
  public Preload(BundleContext context) {
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    this.revision = context.getBundle().adapt(BundleWiring.class);
    if (framework.getState() != Bundle.STARTING) {
      load();
    }
  }

  /**
   * Loads what is not loaded yet; to be called first when the bundle stops. Does nothing if the
   * whole framework stops, since no code outlives that.
   */
  @Override
  public void close() {
    if (framework.getState() != Bundle.STOPPING) {
      try {
        load();
      } catch (UncheckedIOException e) {
        System.getLogger(Preload.class.getName())
            .log(System.Logger.Level.WARNING, () -> revision + ": not loaded ahead", e);
      }
    }
  }

  private void load() {
    if (!loaded.compareAndSet(false, true)) {
      return;
    }
    ClassLoader loader = revision.getClassLoader();
    for (URL url : revision.findEntries("/", "*.class", BundleWiring.FINDENTRIES_RECURSE)) {
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
