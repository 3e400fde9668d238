package dev.testudo.demo.api;

import java.util.Optional;

/** What customers have ordered. May be used by any number of threads; every call goes to a disk. */
public interface Orders {

  /**
   * Places an order. Placing the same one again changes nothing, so that it may be tried again when
   * nobody knows whether it arrived.
   *
   * @throws DatabaseException if the database cannot be reached
   */
  void place(Order order);

  /**
   * The order of this number, if there is one.
   *
   * @throws DatabaseException if the database cannot be reached
   */
  Optional<Order> find(long number);
}
