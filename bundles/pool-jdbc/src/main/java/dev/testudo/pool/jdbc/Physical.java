package dev.testudo.pool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;

/** A connection of the driver's, for as long as the pool has it. One at a time uses it. */
final class Physical implements ConnectionEventListener {
  private final PooledConnection pooled;
  private final int checkSeconds;

  /** The driver's handle; one for all who come, since making another asks the database. */
  final Connection connection;

  /** Whether it commits by itself when nobody says otherwise. */
  final boolean autoCommit;

  private volatile boolean broken;

  Physical(PooledConnection pooled, int checkSeconds) throws SQLException {
    this.pooled = pooled;
    this.checkSeconds = checkSeconds;
    this.connection = pooled.getConnection();
    this.autoCommit = connection.getAutoCommit();
    pooled.addConnectionEventListener(this);
  }

  /** Asks the database. */
  boolean works() {
    try {
      return !broken && connection.isValid(checkSeconds);
    } catch (SQLException e) {
      return false;
    }
  }

  boolean isBroken() {
    return broken;
  }

  void markBroken() {
    broken = true;
  }

  void end() throws SQLException {
    pooled.removeConnectionEventListener(this);
    pooled.close();
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    broken = true;
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    broken = true; // nobody of us does that
  }
}
