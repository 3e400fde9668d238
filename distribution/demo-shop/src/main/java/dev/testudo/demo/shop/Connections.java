package dev.testudo.demo.shop;

import dev.testudo.demo.api.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where connections to the database come from: from the pool, if there is one, else a new one for
 * each query, which costs more than all that the shop does with it.
 */
final class Connections {
  private final JdbcDataSource source;
  private final AtomicReference<@Nullable DataSource> pooled;
  private final int port;

  Connections(JdbcDataSource source, AtomicReference<@Nullable DataSource> pooled, int port) {
    this.source = source;
    this.pooled = pooled;
    this.port = port;
  }

  int port() {
    return port;
  }

  /** The driver's own. */
  JdbcDataSource source() {
    return source;
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
    DataSource pool = pooled.get();
    try (Connection connection = (pool == null ? source : pool).getConnection()) {
      return query.ask(connection);
    } catch (SQLException e) {
      throw new DatabaseException("the shop's database fails: " + e.getMessage(), e);
    }
  }
}
