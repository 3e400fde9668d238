package dev.testudo.demo;

import dev.testudo.demo.api.Catalog;
import dev.testudo.demo.api.Order;
import dev.testudo.demo.api.Orders;
import dev.testudo.demo.api.Product;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What customers do: of ten calls seven look at a product, two at an order, and one places one.
 * When they are turned away, who looked at something is content with what it was before.
 */
final class Customers {
  private static final String PLATFORM = "dev.testudo.";
  private static final String SHOP = "dev.testudo.demo.";
  private static final int PRODUCTS = 8;
  private static final int ORDERS = 10_000;

  private final Orders orders;
  private final Catalog catalog;
  private final Tally tally;
  private final Map<Integer, Product> seen = new ConcurrentHashMap<>();
  private final Map<Long, Order> ordered = new ConcurrentHashMap<>();

  Customers(Orders orders, Catalog catalog, Tally tally) {
    this.orders = orders;
    this.catalog = catalog;
    this.tally = tally;
  }

  /**
   * Makes one call and counts how it went; throws nothing.
   *
   * @param turn any number; the same number makes the same call
   */
  void call(long turn) {
    int product = (int) (turn % PRODUCTS) + 1;
    long number = turn % ORDERS;
    boolean known;
    Exception problem;
    switch ((int) (turn % 10)) {
      case 0 -> {
        known = false;
        problem = attempt(() -> place(new Order(number, "customer-" + number % 100, product, 1)));
      }
      case 3, 7 -> {
        known = ordered.containsKey(number);
        problem = attempt(() -> orders.find(number).ifPresent(one -> ordered.put(number, one)));
      }
      default -> {
        known = seen.containsKey(product);
        problem = attempt(() -> seen.put(product, catalog.product(product)));
      }
    }
    count(problem, known);
  }

  private void place(Order order) {
    orders.place(order);
    ordered.put(order.number(), order);
  }
}
