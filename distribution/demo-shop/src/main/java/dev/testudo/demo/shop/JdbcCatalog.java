package dev.testudo.demo.shop;

import dev.testudo.demo.api.Catalog;
import dev.testudo.demo.api.Product;
import dev.testudo.guard.Guarded;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The catalog in the database, guarded by annotation: the guard is called {@code shop}, and looking
 * up a product shares the orders' circuit breaker, since the database is the same.
 */
@Component
@Guarded("shop")
public final class JdbcCatalog implements Catalog {
  private final Database database;

  /** Over this database. */
  @Activate
  public JdbcCatalog(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Product> products() {
    return database.with(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT number, title, cents FROM product ORDER BY number");
              ResultSet row = select.executeQuery()) {
            List<Product> products = new ArrayList<>();
            while (row.next()) {
              products.add(product(row));
            }
            return products;
          }
        });
  }

  @Override
  @Guarded(retry = "orders", breaker = "orders-db")
  public Product product(int number) {
    Product found =
        database.with(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT number, title, cents FROM product WHERE number = ?")) {
                select.setInt(1, number);
                try (ResultSet row = select.executeQuery()) {
                  return row.next() ? product(row) : new Product(0, "", 0);
                }
              }
            });
    if (found.number() == 0) {
      throw new IllegalArgumentException("no product has the number " + number);
    }
    return found;
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(row.getInt(1), row.getString(2), row.getInt(3));
  }
}
