package dev.testudo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingSumsTest {
  private static final long WINDOW = 1000;

  // Just before the overflow: times are compared by subtraction.
  private static final long ORIGIN = Long.MAX_VALUE - 300;

  private final SlidingSums sums = new SlidingSums(ORIGIN, 0);
  private long now = ORIGIN;
  private long sum;

  @Test
  void holdsWhatTheListOfAllAdditionsHolds() {
    Random random = new Random(1);
    List<Long> additions = new ArrayList<>();
    for (int step = 0; step < 5000; step++) {
      now += random.nextInt(random.nextInt(20) == 0 ? 1500 : 60);
      add();
      additions.add(now - ORIGIN);
      long begin = ((now - ORIGIN) / 100 - 9) * 100;
      assertEquals(
          additions.stream().filter(time -> time >= begin).count(), held(), "step " + step);
    }
  }

  @Test
  void isDueOnceInEachSpan() {
    add();
    assertFalse(sums.due(now, WINDOW));
    now += 99;
    assertFalse(sums.due(now, WINDOW));
    now += 1;
    assertTrue(sums.due(now, WINDOW));
    add();
    assertFalse(sums.due(now, WINDOW));
    assertTrue(sums.due(now, 2 * WINDOW), "of another length");
  }

  @Test
  void spreadsEvenlyWhatCameSinceTheLastNote() {
    sums.turnEvenly(now, WINDOW, 0);
    now += 10_000;
    sum = 1000;
    sums.turnEvenly(now, WINDOW, sum);
    assertEquals(90, held(), "nine spans and the one that begins now, of a hundred");
  }

  @Test
  void keepsWhatItHeldWhenItsLengthChanges() {
    for (int i = 0; i < 10; i++) {
      add();
      now += 100;
    }
    sums.turn(now, 10 * WINDOW, sum);
    assertEquals(10, held());
    now += 8000;
    sums.turn(now, 10 * WINDOW, sum);
    assertEquals(10, held());
    now += 2000;
    sums.turn(now, 10 * WINDOW, sum);
    assertEquals(0, held());
  }

  @Test
  void beginsAnew() {
    add();
    add();
    sums.restart(now, WINDOW, 1);
    assertEquals(1, held());
    now += 900;
    add();
    assertEquals(2, held());
    now += 100;
    add();
    assertEquals(2, held(), "the one before the restart has left");
  }

  private void add() {
    sums.turn(now, WINDOW, sum);
    sum++;
  }

  private long held() {
    return sum - sums.atStart(0);
  }
}
