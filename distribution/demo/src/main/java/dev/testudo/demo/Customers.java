package dev.testudo.demo;

import dev.testudo.demo.api.Catalog;
import dev.testudo.demo.api.Order;
import dev.testudo.demo.api.Orders;
import dev.testudo.demo.api.Product;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What customers do: of ten calls seven look at a product, two at an order, and one places one. Who
 * is turned away and had looked at the same before is content with that.
 */
final class Customers {
  private static final String PLATFORM = "dev.testudo.";
  private static final String SHOP = "dev.testudo.demo.";
  private static final int PRODUCTS = 8;
  private static final int ORDERS = 10_000;

  private final Orders orders;
  private final Catalog catalog;
  private final Tally tally;
  private final Map<Integer, Product> products = new ConcurrentHashMap<>();
  private final Map<Long, Order> placed = new ConcurrentHashMap<>();

  Customers(Orders orders, Catalog catalog, Tally tally) {
    this.orders = orders;
    this.catalog = catalog;
    this.tally = tally;
  }

  /**
   * Makes one call and counts how it went.
   *
   * @param turn zero or more; the same number makes the same call
   */
  void call(long turn) {
    int product = (int) (turn % PRODUCTS) + 1;
    long number = turn / 10 % ORDERS;
    switch ((int) (turn % 10)) {
      case 0 -> attempt(() -> place(number, product), () -> false);
      case 3, 7 -> attempt(() -> look(number), () -> placed.containsKey(number));
      default ->
          attempt(
              () -> products.put(product, catalog.product(product)),
              () -> products.containsKey(product));
    }
  }

  private void place(long number, int product) {
    Order order = new Order(number, "customer-" + number % 100, product, 1);
    orders.place(order);
    placed.put(number, order);
  }

  private void look(long number) {
    orders.find(number).ifPresent(order -> placed.put(number, order));
  }

  // A customer who meets an error of the linker tells of it and goes on, as with any other failure:
  // it would show that a class was missing when something was replaced.
  private void attempt(Runnable call, BooleanSupplier known) {
    try {
      call.run();
      tally.ok();
    } catch (RuntimeException | LinkageError e) {
      if (isRejection(e)) {
        tally.rejected(e, known.getAsBoolean());
      } else {
        tally.failed(e);
      }
    }
  }

  // By name, since the demo knows nothing of the platform's classes.
  private static boolean isRejection(Throwable problem) {
    String name = problem.getClass().getName();
    return problem instanceof RuntimeException
        && name.startsWith(PLATFORM)
        && !name.startsWith(SHOP);
  }
}
