package dev.testudo.bench;

import com.zaxxer.hikari.util.ConcurrentBag;
import com.zaxxer.hikari.util.ConcurrentBag.IConcurrentBagEntry;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pools of ten objects: HikariCP's bag, without its connections, and commons-pool2. */
@State(Scope.Benchmark)
public class PoolPeers {
  private static final int SIZE = 10;

  ConcurrentBag<Entry> bag;
  GenericObjectPool<Object> commons;

  /** What the bag wants of its entries. */
  static final class Entry implements IConcurrentBagEntry {
    private final AtomicInteger state = new AtomicInteger();

    @Override
    public boolean compareAndSet(int expected, int now) {
      return state.compareAndSet(expected, now);
    }

    @Override
    public void setState(int now) {
      state.set(now);
    }

    @Override
    public int getState() {
      return state.get();
    }
  }

  /** Fills both. */
  @Setup
  public void open() throws Exception {
    bag = new ConcurrentBag<>(waiting -> {});
    commons =
        new GenericObjectPool<>(
            new BasePooledObjectFactory<>() {
              @Override
              public Object create() {
                return new Object();
              }

              @Override
              public PooledObject<Object> wrap(Object object) {
                return new DefaultPooledObject<>(object);
              }
            });
    commons.setMaxTotal(SIZE);
    commons.setMaxIdle(SIZE);
    for (int i = 0; i < SIZE; i++) {
      bag.add(new Entry());
    }
    commons.addObjects(SIZE);
  }

  @TearDown
  public void close() {
    bag.close();
    commons.close();
  }
}
