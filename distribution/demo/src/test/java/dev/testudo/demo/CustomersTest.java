package dev.testudo.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.demo.api.Catalog;
import dev.testudo.demo.api.DatabaseException;
import dev.testudo.demo.api.Order;
import dev.testudo.demo.api.Orders;
import dev.testudo.demo.api.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomersTest {
  private final Tally tally = new Tally();
  private final Shop shop = new Shop();
  private final Customers customers = new Customers(shop, shop, tally);

  private void call(int from, int to) {
    for (int turn = from; turn < to; turn++) {
      customers.call(turn);
    }
  }

  @Test
  void countsWhatIsAnswered() {
    call(0, 100);
    assertEquals(100, tally.read().ok());
    assertEquals(100, shop.calls);
  }

  @Test
  void countsFailuresByTheirType() {
    shop.problem = new DatabaseException("down", new IllegalStateException());
    call(0, 30);
    shop.problem = new NoClassDefFoundError("gone");
    call(30, 40);
    Tally.Reading seen = tally.read();
    assertEquals(40, seen.failed());
    assertEquals(40, seen.calls());
    assertEquals(Map.of("DatabaseException", 30L, "NoClassDefFoundError", 10L), seen.problems());
  }

  @Test
  void whoIsTurnedAwayIsContentWithWhatWasKnownBefore() {
    call(0, 100); // all products and the orders 0 to 9 are known now
    shop.problem = new CircuitOpenException("orders-db", "shop", Duration.ofSeconds(1));
    call(0, 100);
    Tally.Reading seen = tally.read();
    assertEquals(100, seen.ok());
    assertEquals(100, seen.rejected());
    assertEquals(90, seen.fallback(), "all but the ten that were to be placed");
    assertEquals(0, seen.failed());
  }

  private static final class Shop implements Orders, Catalog {
    private @Nullable Throwable problem;
    private int calls;

    private void called() {
      calls++;
      if (problem instanceof RuntimeException one) {
        throw one;
      }
      if (problem instanceof Error one) {
        throw one;
      }
    }

    @Override
    public void place(Order order) {
      called();
    }

    @Override
    public Optional<Order> find(long number) {
      called();
      return Optional.of(new Order(number, "Gaius", 1, 1));
    }

    @Override
    public List<Product> products() {
      called();
      return List.of();
    }

    @Override
    public Product product(int number) {
      called();
      return new Product(number, "Galea", 100);
    }
  }
}
