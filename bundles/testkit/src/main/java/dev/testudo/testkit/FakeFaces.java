package dev.testudo.testkit;

import dev.testudo.ServiceGoneException;
import dev.testudo.state.Faces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Faces made by {@link Proxy}: slow, without holding and lingering, but stable. */
public final class FakeFaces implements Faces {
  private final Map<String, Face> faces = new ConcurrentHashMap<>();

  private static final class Face {
    volatile @Nullable Object target;
    @Nullable Object proxy;
  }

  @Override
  public <T> T bind(String identity, Class<T> type, T target) {
    Face face = faces.computeIfAbsent(identity, absent -> new Face());
    synchronized (face) {
      face.target = target;
      if (face.proxy == null) {
        face.proxy =
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                  Object now = face.target;
                  if (now == null) {
                    throw new ServiceGoneException(identity + " is gone");
                  }
                  try {
                    return method.invoke(now, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
      }
      return type.cast(face.proxy);
    }
  }

  @Override
  public <T> T wrap(Class<T> type, T target, String guard) {
    return target;
  }

  @Override
  public Change change() {
    List<Runnable> switches = new ArrayList<>();
    return new Change() {
      @Override
      public <T> T bind(String identity, Class<T> type, T target) {
        Face before = faces.get(identity);
        if (before == null) {
          return FakeFaces.this.bind(identity, type, target);
        }
        switches.add(() -> before.target = target);
        return type.cast(before.proxy);
      }

      @Override
      public void commit() {
        switches.forEach(Runnable::run);
      }
    };
  }

  @Override
  public void withdraw(String identity, Object target) {}

  @Override
  public void drop(String identity) {
    Face face = faces.remove(identity);
    if (face != null) {
      face.target = null;
    }
  }

  @Override
  public void lifecycle(Runnable action) {
    action.run();
  }
}
