package dev.testudo.pool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a connection that is lent; ends with it at the latest. */
class LentStatement extends StatementDelegate {
  private final LentConnection connection;
  private final Statement delegate;
  // The statements that are open are a list through themselves: who opens one allocates no entry.
  private @Nullable LentStatement before;
  private @Nullable LentStatement after;
  private boolean closed;

  LentStatement(LentConnection connection, Statement delegate) {
    this.connection = connection;
    this.delegate = delegate;
  }

  final void enter(@Nullable LentStatement latest) {
    before = latest;
    if (latest != null) {
      latest.after = this;
    }
  }

  final @Nullable LentStatement before() {
    return before;
  }

  @Override
  final Statement open() throws SQLException {
    if (closed || connection.isClosed()) {
      throw new SQLException("the statement is closed", "24000");
    }
    return delegate;
  }

  @Override
  final SQLException seen(SQLException thrown) {
    return connection.seen(thrown);
  }

  @Override
  public final void close() throws SQLException {
    if (!closed && !connection.isClosed()) {
      closed = true;
      connection.closed(this);
      if (after != null) {
        after.before = before;
      }
      if (before != null) {
        before.after = after;
      }
      try {
        delegate.close();
      } catch (SQLException e) {
        throw seen(e);
      }
    }
  }

  /** Closes the driver's statement, when its connection is given back. */
  final void end() throws SQLException {
    delegate.close();
  }

  @Override
  public final boolean isClosed() throws SQLException {
    return closed || connection.isClosed() || delegate.isClosed();
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    return open().isCloseOnCompletion();
  }

  @Override
  public final Connection getConnection() throws SQLException {
    open();
    return connection;
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : open().unwrap(type);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || open().isWrapperFor(type);
  }
}
