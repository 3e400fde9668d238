package dev.testudo.demo.api;

import java.time.Duration;

/**
 * The switch of the shop's database. It starts by itself when it is first used; its content stays
 * over outages and restarts.
 */
public interface ShopDatabase {

  /**
   * Starts it now, if it has never been. Takes a second at most.
   *
   * @throws DatabaseException if it does not start
   */
  void start();

  /** Whether its server runs. */
  boolean isUp();

  /** Where it is, or when it comes back; a few words. */
  String describe();

  /**
   * Takes it away for a while, counted from now, in place of what remains of an outage before. Its
   * server is really stopped, with all connections, when this returns.
   */
  void outage(Duration howLong);

  /** Ends an outage before its time. Does nothing if there is none. */
  void comeBack();
}
