package dev.testudo.state.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.ServiceGoneException;
import dev.testudo.state.Faces;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesTest {
  @TempDir Path folder;

  private final State state =
      new State(Path.of("unused"), Duration.ofMillis(200), 3, type -> true, BridgeLoader::new);
  private final Faces faces = state.faces;

  /** Every kind of argument and result that a generated method has to move. */
  public interface Everything {
    void nothing();

    long sum(byte a, short b, int c, long d, float e, double f, char g, boolean h);

    double half(double value);

    boolean not(boolean value);

    String[] array(int[] values, String... more) throws IOException;

    default String byDefault() {
      return "default of " + getClass().getSimpleName();
    }
  }

  private static class All implements Everything {
    @Override
    public void nothing() {}

    @Override
    public long sum(byte a, short b, int c, long d, float e, double f, char g, boolean h) {
      return (long) (a + b + c + d + e + f + g + (h ? 1 : 0));
    }

    @Override
    public double half(double value) {
      return value / 2;
    }

    @Override
    public boolean not(boolean value) {
      return !value;
    }

    @Override
    public String[] array(int[] values, String... more) throws IOException {
      if (values.length == 0) {
        throw new IOException("empty");
      }
      return more;
    }
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void passesEveryKindOfArgumentAndResult() throws IOException {
    Everything face = faces.bind("all", Everything.class, new All());
    face.nothing();
    assertEquals(38, face.sum((byte) 1, (short) 2, 3, 4L, 5f, 6d, (char) 16, true));
    assertEquals(1.5, face.half(3));
    assertTrue(face.not(false));
    assertEquals(2, face.array(new int[] {1}, "a", "b").length);
    assertEquals(
        "empty", assertThrows(IOException.class, () -> face.array(new int[0])).getMessage());
    assertEquals("default of All", face.byDefault());
    assertEquals("face of all", face.toString());
    assertEquals(face, face);
    assertNotEquals(face, new All());
  }

  @Test
  void keepsTheFaceAndSwitchesItsTarget() {
    IntUnaryOperator face = faces.bind("x", IntUnaryOperator.class, i -> i + 1);
    assertEquals(2, face.applyAsInt(1));
    assertSame(face, faces.bind("x", IntUnaryOperator.class, i -> i + 10));
    assertEquals(11, face.applyAsInt(1));
  }

  @Test
  void switchesManyAtOnce() {
    IntUnaryOperator a = faces.bind("a", IntUnaryOperator.class, i -> 1);
    IntUnaryOperator b = faces.bind("b", IntUnaryOperator.class, i -> 1);
    Faces.Change change = faces.change();
    change.bind("a", IntUnaryOperator.class, i -> 2);
    change.bind("b", IntUnaryOperator.class, i -> 2);
    assertEquals(1, a.applyAsInt(0));
    change.commit();
    assertEquals(4, a.applyAsInt(0) + b.applyAsInt(0));
  }

  @Test
  @DisplayName("P5 a call sees one generation, with all the calls it makes")
  void seesOneGeneration() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch switched = new CountDownLatch(1);
    IntUnaryOperator inner = faces.bind("inner", IntUnaryOperator.class, i -> 1);
    IntUnaryOperator outer =
        faces.bind(
            "outer",
            IntUnaryOperator.class,
            i -> {
              int first = inner.applyAsInt(0);
              inside.countDown();
              await(switched);
              return first * 10 + inner.applyAsInt(0);
            });
    CompletableFuture<Integer> call = new CompletableFuture<>();
    Thread thread = new Thread(() -> call.complete(outer.applyAsInt(0)));
    thread.start();
    await(inside);
    faces.bind("inner", IntUnaryOperator.class, i -> 2);
    assertEquals(2, inner.applyAsInt(0));
    switched.countDown();
    assertEquals(11, call.get(10, TimeUnit.SECONDS));
    thread.join();
  }

  @Test
  void lingersOnAWithdrawnTargetAndThenSaysThatItIsGone() {
    IntUnaryOperator target = i -> 1;
    IntUnaryOperator face = faces.bind("x", IntUnaryOperator.class, target);
    faces.withdraw("x", target);
    assertEquals(1, face.applyAsInt(0));
    Await.until(
        Duration.ofSeconds(10),
        () -> {
          try {
            return face.applyAsInt(0) < 0;
          } catch (ServiceGoneException e) {
            return true;
          }
        });
    faces.bind("x", IntUnaryOperator.class, i -> 2);
    assertEquals(2, face.applyAsInt(0));
  }

  @Test
  void letsGoOfAnOldTargetWhenNoCallIsPinnedToIt() {
    Supplier<Object> old =
        new Supplier<>() {
          @Override
          public Object get() {
            return this;
          }
        };
    WeakReference<Object> gone = new WeakReference<>(old);
    @SuppressWarnings("unchecked")
    Supplier<Object> face = faces.bind("s", Supplier.class, old);
    assertSame(old, face.get());
    old = null;
    faces.bind("s", Supplier.class, () -> "new");
    Await.until(
        Duration.ofSeconds(10),
        () -> {
          System.gc();
          return gone.get() == null;
        });
    assertEquals("new", face.get());
  }

  @Test
  void knowsExactlyWhoIsInside() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    IntUnaryOperator face =
        faces.bind(
            "x",
            IntUnaryOperator.class,
            i -> {
              inside.countDown();
              await(leave);
              return i;
            });
    Thread thread = new Thread(() -> assertEquals(0, face.applyAsInt(0)));
    thread.start();
    await(inside);
    Dispatch dispatch = state.faces.dispatch();
    Target target = ((FaceBase) face).slot.current;
    assertEquals(List.of(thread), dispatch.inside(target));
    assertEquals(List.of(thread), dispatch.drain(target, Duration.ofMillis(20)));
    leave.countDown();
    assertEquals(List.of(), dispatch.drain(target, Duration.ofSeconds(10)));
    thread.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
