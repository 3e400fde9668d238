package dev.testudo.demo.shop;

import dev.testudo.demo.api.Order;
import dev.testudo.demo.api.Orders;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The orders in the database. Nothing here knows that it is guarded: the configuration {@code
 * dev.testudo.guard~orders} says so.
 */
@Component
public final class JdbcOrders implements Orders {
  private final Database database;

  /** Over this database. */
  @Activate
  public JdbcOrders(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void place(Order order) {
    database.with(
        connection -> {
          try (PreparedStatement merge =
              connection.prepareStatement("MERGE INTO orders KEY(number) VALUES (?, ?, ?, ?)")) {
            merge.setLong(1, order.number());
            merge.setString(2, order.customer());
            merge.setInt(3, order.product());
            merge.setInt(4, order.quantity());
            return merge.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Order> find(long number) {
    return database.with(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT customer, product, quantity FROM orders WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new Order(number, row.getString(1), row.getInt(2), row.getInt(3)))
                  : Optional.empty();
            }
          }
        });
  }
}
