package dev.testudo.pool.jdbc;

import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolException;
import dev.testudo.pool.PoolExhaustedException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections are lent from a pool. */
final class LendingSource implements DataSource {
  private final Pool<Physical> pool;

  LendingSource(Pool<Physical> pool) {
    this.pool = pool;
  }

  /**
   * Lends a connection, waiting for the pool's {@code claimTime} at most.
   *
   * @throws SQLTransientConnectionException if all were out for that long; its cause says more
   * @throws SQLException what the driver threw, if it could not connect
   */
  @Override
  public Connection getConnection() throws SQLException {
    try {
      return new LentConnection(pool.claim());
    } catch (PoolExhaustedException e) {
      throw new SQLTransientConnectionException(e.getMessage(), "08001", e);
    } catch (PoolException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new SQLException(e.getMessage(), "08001", e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("all connections of a pool are of one user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("logs where the platform does");
  }

  @Override
  public int getLoginTimeout() {
    return (int) Math.min(Integer.MAX_VALUE, (pool.settings().claimTime().toMillis() + 999) / 1000);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("set claimTime of the pool " + pool.name());
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs where the platform does");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this)) {
      throw new SQLException("a pool of connections is no " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
