package dev.testudo.pool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a connection was like before somebody changed it. What nobody changed is neither read nor
 * put back, for each may cost a question to the database.
 */
final class Restore {
  private @Nullable Boolean autoCommit;
  private @Nullable Boolean readOnly;
  private @Nullable Integer isolation;
  private @Nullable Integer holdability;
  private @Nullable Integer networkTimeout;
  private boolean hasCatalog;
  private @Nullable String catalog;
  private boolean hasSchema;
  private @Nullable String schema;

  void autoCommit(Connection connection) throws SQLException {
    if (autoCommit == null) {
      autoCommit = connection.getAutoCommit();
    }
  }

  void readOnly(Connection connection) throws SQLException {
    if (readOnly == null) {
      readOnly = connection.isReadOnly();
    }
  }

  void isolation(Connection connection) throws SQLException {
    if (isolation == null) {
      isolation = connection.getTransactionIsolation();
    }
  }

  void holdability(Connection connection) throws SQLException {
    if (holdability == null) {
      holdability = connection.getHoldability();
    }
  }

  void networkTimeout(Connection connection) throws SQLException {
    if (networkTimeout == null) {
      networkTimeout = connection.getNetworkTimeout();
    }
  }

  void catalog(Connection connection) throws SQLException {
    if (!hasCatalog) {
      catalog = connection.getCatalog();
      hasCatalog = true;
    }
  }

  void schema(Connection connection) throws SQLException {
    if (!hasSchema) {
      schema = connection.getSchema();
      hasSchema = true;
    }
  }

  /** Puts back what was changed. */
  void on(Connection connection) throws SQLException {
    if (autoCommit != null) {
      connection.setAutoCommit(autoCommit);
    }
    if (readOnly != null) {
      connection.setReadOnly(readOnly);
    }
    if (isolation != null) {
      connection.setTransactionIsolation(isolation);
    }
    if (holdability != null) {
      connection.setHoldability(holdability);
    }
    if (hasCatalog) {
      connection.setCatalog(catalog);
    }
    if (hasSchema) {
      connection.setSchema(schema);
    }
    if (networkTimeout != null) {
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
  }
}
