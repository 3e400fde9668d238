package dev.testudo.state.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where generated classes live: it sees the interfaces' own loaders, never the provider's, and
 * beside them the base classes of this package. In a framework {@link OsgiBridgeLoader} stands in
 * for it.
 */
class BridgeLoader extends ClassLoader {
  private static final String OURS = "dev.testudo.state.";

  private final List<ClassLoader> loaders;

  /**
   * @param loaders of the interfaces; the boot loader is searched anyhow
   */
  BridgeLoader(List<ClassLoader> loaders) {
    super(BridgeLoader.class.getClassLoader());
    this.loaders = loaders;
    // On a module path the base classes' package is closed to this loader's unnamed module.
    Module module = BridgeLoader.class.getModule();
    if (module.isNamed()) {
      module.addExports(BridgeLoader.class.getPackageName(), getUnnamedModule());
    }
  }

  Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
    }
    if (name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    for (ClassLoader loader : loaders) {
      Class<?> found = find(loader, name);
      if (found != null) {
        return found;
      }
    }
    return super.loadClass(name, resolve);
  }

  private static @Nullable Class<?> find(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      return null; // the next interface's loader may know it
    }
  }
}
