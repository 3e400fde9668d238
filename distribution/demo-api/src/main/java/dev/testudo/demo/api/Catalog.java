package dev.testudo.demo.api;

import java.util.List;

/** What the shop sells. May be used by any number of threads. */
public interface Catalog {

  /**
   * All products, by number.
   *
   * @throws DatabaseException if the database cannot be reached
   */
  List<Product> products();

  /**
   * The product of this number.
   *
   * @throws DatabaseException if the database cannot be reached
   * @throws IllegalArgumentException if there is none
   */
  Product product(int number);
}
