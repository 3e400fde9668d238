package dev.testudo.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys as a shop is asked for its products: a few of them most of the time. */
@State(Scope.Thread)
public class Keys {
  /** How many different ones there are. */
  static final int NUMBER = 1 << 14;

  /** A cache of this size has room for all of them. */
  static final int ROOM = 1 << 15;

  /** A cache of this size has room for hardly any. */
  static final int SMALL = 1 << 10;

  private static final int LENGTH = 1 << 16;

  private Integer[] trace;
  private int at;
  private int fresh;

  /** Draws them. */
  @Setup
  public void draw() {
    int[] drawn = zipf(LENGTH, NUMBER, 0.99, Thread.currentThread().getId());
    trace = Arrays.stream(drawn).boxed().toArray(Integer[]::new);
  }

  Integer next() {
    return trace[at++ & (LENGTH - 1)];
  }

  /** One that was not there before. */
  Integer fresh() {
    return fresh++;
  }

  static void fill(BiConsumer<Integer, Integer> to) {
    for (int key = 0; key < NUMBER; key++) {
      to.accept(key, key);
    }
  }

  /**
   * Draws keys by Zipf's law: the n-th most wanted is wanted by 1/n^s. Which one that is, is left
   * to chance.
   */
  static int[] zipf(int length, int number, double s, long seed) {
    double[] sums = new double[number];
    double sum = 0;
    for (int i = 0; i < number; i++) {
      sum += 1 / Math.pow(i + 1, s);
      sums[i] = sum;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] keys = new int[number];
    for (int i = 0; i < number; i++) {
      int j = random.nextInt(i + 1);
      keys[i] = keys[j];
      keys[j] = i;
    }
    int[] drawn = new int[length];
    for (int i = 0; i < length; i++) {
      int found = Arrays.binarySearch(sums, random.nextDouble() * sum);
      drawn[i] = keys[Math.min(found < 0 ? -found - 1 : found, number - 1)];
    }
    return drawn;
  }
}
