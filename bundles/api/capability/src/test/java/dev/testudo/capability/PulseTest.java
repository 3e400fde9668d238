package dev.testudo.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PulseTest {
  @Test
  void beatsOnAfterAFailureAndEndsWhenClosed() throws Exception {
    CountDownLatch beats = new CountDownLatch(2);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Pulse pulse =
        new Pulse(
            "testudo-it-pulse-1",
            () -> {
              thread.set(Thread.currentThread());
              beats.countDown();
              throw new IllegalStateException("on purpose");
            });
    assertTrue(beats.await(30, TimeUnit.SECONDS));
    assertEquals("testudo-it-pulse-1", thread.get().getName());
    assertTrue(thread.get().isDaemon());
    pulse.close();
    assertFalse(thread.get().isAlive());
  }
}
