package dev.testudo.demo.shop;

import static java.lang.System.Logger.Level.DEBUG;

import dev.testudo.demo.api.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections to the database, kept for the next who needs one, since opening one costs more than
 * all that the shop does with it. There are as many as were ever used at once. A failure throws the
 * one away that it happened on, and all that are idle: they are probably as broken.
 */
final class Connections implements AutoCloseable {
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final JdbcDataSource source;
  private final int port;

  Connections(JdbcDataSource source, int port) {
    this.source = source;
    this.port = port;
  }

  int port() {
    return port;
  }

  /**
   * What is done with a connection.
   *
   * @param <T> what it gives
   */
  interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }

  /**
   * Does something with a connection.
   *
   * @throws DatabaseException if there is none to be had, or the query fails
   */
  <T> T with(Query<T> query) {
    Connection connection = null;
    try {
      connection = idle.poll();
      if (connection == null) {
        connection = source.getConnection();
      }
      T result = query.ask(connection);
      idle.add(connection);
      return result;
    } catch (SQLException e) {
      if (connection != null) {
        discard(connection);
      }
      close();
      throw new DatabaseException("the shop's database fails: " + e.getMessage(), e);
    }
  }

  /** Closes all that are idle; the next query opens one. */
  @Override
  public void close() {
    for (Connection one = idle.poll(); one != null; one = idle.poll()) {
      discard(one);
    }
  }

  private static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(Connections.class.getName())
          .log(DEBUG, "a broken connection does not close", e);
    }
  }
}
