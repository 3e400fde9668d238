package dev.testudo.profile.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.profile.OperationProfile;
import dev.testudo.profile.Profile;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.Profilers;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A profiler whose clock and whose thread's allocation a test turns by hand. */
final class Bench implements AutoCloseable {
  final FakeClock clock = new FakeClock();
  final AtomicLong allocated = new AtomicLong(1000);
  final ProfileRegistry registry =
      new ProfileRegistry(
          new FakeRoom(), new FakeFaces(), clock, allocated::get, () -> Stripes.SHARED);
  final Profilers profilers = registry.view("ours");
  final Profiler profiler = profilers.named("shop");
  private final Deque<Profile> open = new ArrayDeque<>();

  Bench() {
    registry.adopt();
  }

  /** Works for so many milliseconds, and allocates so many bytes. */
  void work(long millis, long bytes) {
    clock.advance(Duration.ofMillis(millis));
    allocated.addAndGet(bytes);
  }

  Bench start(String operation) {
    open.push(profiler.start(operation));
    return this;
  }

  Bench end() {
    open.pop().close();
    return this;
  }

  OperationProfile of(String operation) {
    List<OperationProfile> all =
        profiler.operations().stream().filter(one -> one.operation().equals(operation)).toList();
    assertEquals(1, all.size(), operation);
    return all.get(0);
  }

  void took(String operation, long calls, long self, long total, long selfBytes, long bytes) {
    assertEquals(
        new OperationProfile(
            "shop",
            operation,
            calls,
            Duration.ofMillis(self),
            Duration.ofMillis(total),
            selfBytes,
            bytes),
        of(operation));
  }

  /** The tree as text: two spaces a level, then name and calls. */
  String tree() {
    StringBuilder text = new StringBuilder();
    profilers
        .tree()
        .forEach(
            node ->
                text.append("  ".repeat(node.depth()))
                    .append(node.profile().operation())
                    .append(' ')
                    .append(node.profile().calls())
                    .append('\n'));
    return text.toString();
  }

  @Override
  public void close() {
    registry.close();
  }
}
