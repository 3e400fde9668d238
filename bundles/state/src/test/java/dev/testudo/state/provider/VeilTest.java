package dev.testudo.state.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.state.face.Veil;
import dev.testudo.state.provider.FakeFramework.Member;
import dev.testudo.state.provider.FakeFramework.Offer;
import dev.testudo.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

/** What comes at the worst moment, where a framework would have to be lucky to bring it. */
class VeilTest {
  private final FakeFramework framework = new FakeFramework();
  private final Member provider = framework.new Member(2, "provider");
  private final Member client = framework.new Member(3, "client");
  private final ByHand housekeeper = new ByHand();
  private final State state =
      new State(Path.of("unused"), Duration.ofSeconds(5), 9, type -> true, BridgeLoader::new);

  /** Does what is to be done later when it is told to. */
  private static final class ByHand extends ScheduledThreadPoolExecutor {
    private final List<Runnable> tasks = new ArrayList<>();

    ByHand() {
      super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      tasks.add(task);
      return super.schedule(() -> {}, 0, unit);
    }

    void now() {
      List.copyOf(tasks).forEach(Runnable::run);
    }
  }

  private OsgiVeil veil(Duration hold) {
    OsgiVeil veil = new OsgiVeil(framework.context, state.faces, hold, housekeeper);
    framework.watch(veil);
    return veil;
  }

  @AfterEach
  void close() {
    housekeeper.shutdownNow();
    state.close();
  }

  @Test
  void aProviderThatComesJustAsTheHoldEndsGetsTheFace() {
    veil(Duration.ZERO);
    Offer<IntSupplier> first = provider.offer(IntSupplier.class, () -> () -> 1);
    var published = framework.last(IntSupplier.class);
    IntSupplier face = published.get(IntSupplier.class, client);
    assertEquals(1, face.getAsInt());
    first.withdraw();
    provider.offer(
        IntSupplier.class,
        () -> {
          housekeeper.now(); // the hold ends while the new provider is asked
          return () -> 2;
        });
    assertEquals(2, face.getAsInt());
    assertTrue(published.there);
  }

  @Test
  void aFactoryThatFailsWhileItsBundleStopsCountsAsGone() throws Exception {
    OsgiVeil veil = veil(Duration.ofSeconds(30));
    Offer<IntSupplier> first =
        provider.offer(
            IntSupplier.class,
            () -> {
              throw new IllegalStateException("stopping");
            });
    provider.is(Bundle.STOPPING, BundleEvent.STOPPING);
    IntSupplier face = framework.last(IntSupplier.class).get(IntSupplier.class, client);
    assertEquals("UP", only(veil).state());
    FutureTask<Integer> call = new FutureTask<>(face::getAsInt);
    Thread caller = new Thread(call);
    caller.start();
    Await.until(() -> call.isDone() || caller.getState() == Thread.State.TIMED_WAITING);
    first.withdraw();
    provider.is(Bundle.ACTIVE, BundleEvent.STARTED);
    provider.offer(IntSupplier.class, () -> () -> 2);
    assertEquals(2, call.get());
    assertEquals("UP", only(veil).state());
  }

  @Test
  void theFaceOfAnUninstalledBundleGivesWayToOthersUntilItsServiceIsBack() {
    OsgiVeil veil = veil(Duration.ofSeconds(30));
    Offer<IntSupplier> first = provider.offer(IntSupplier.class, () -> () -> 1);
    var published = framework.last(IntSupplier.class);
    IntSupplier face = published.get(IntSupplier.class, client);
    first.withdraw();
    veil.uninstalled(client.bundle);
    assertEquals(0, published.ranking());
    veil.uninstalled(provider.bundle);
    assertEquals(Integer.MIN_VALUE, published.ranking());
    assertTrue(published.there);
    provider.offer(IntSupplier.class, () -> () -> 2);
    assertEquals(0, published.ranking());
    assertEquals(2, face.getAsInt());
  }

  @Test
  void aProviderIsNotLetGoWhileACallIsInsideThatCameBeforeTheGuardChanged() throws Exception {
    OsgiVeil veil = veil(Duration.ofSeconds(30));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Offer<IntSupplier> first =
        provider.offer(
            IntSupplier.class,
            () ->
                () -> {
                  inside.countDown();
                  Await.until(() -> leave.getCount() == 0);
                  return 1;
                });
    IntSupplier face = framework.last(IntSupplier.class).get(IntSupplier.class, client);
    FutureTask<Integer> call = new FutureTask<>(face::getAsInt);
    new Thread(call).start();
    inside.await();
    state.faces.changed(Set.of("")); // the same object stands behind the face, with other gates
    assertEquals(1, only(veil).inFlight());
    FutureTask<Boolean> withdrawn =
        new FutureTask<>(
            () -> {
              first.withdraw();
              return call.isDone();
            });
    Thread withdrawer = new Thread(withdrawn);
    withdrawer.start();
    Await.until(() -> withdrawn.isDone() || withdrawer.getState() == Thread.State.TIMED_WAITING);
    leave.countDown();
    assertTrue(withdrawn.get(), "it was let go with the call inside");
    assertEquals(1, call.get());
  }

  private static Veil.Veiled only(OsgiVeil veil) {
    assertEquals(1, veil.veiled().size());
    return veil.veiled().get(0);
  }
}
