package dev.testudo.pool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.NullUnmarked;

/** Passes everything on to the driver's statement, and sees what that throws. Nothing else. */
@NullUnmarked // as the interface is
abstract class StatementDelegate implements Statement {

  /** The driver's statement. */
  abstract Statement open() throws SQLException;

  /** What the driver threw, which may say something of the connection. */
  abstract SQLException seen(SQLException thrown);

  @Override
  public ResultSet executeQuery(String first) throws SQLException {
    try {
      return open().executeQuery(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int executeUpdate(String first) throws SQLException {
    try {
      return open().executeUpdate(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    try {
      return open().getMaxFieldSize();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setMaxFieldSize(int first) throws SQLException {
    try {
      open().setMaxFieldSize(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getMaxRows() throws SQLException {
    try {
      return open().getMaxRows();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setMaxRows(int first) throws SQLException {
    try {
      open().setMaxRows(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setEscapeProcessing(boolean first) throws SQLException {
    try {
      open().setEscapeProcessing(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    try {
      return open().getQueryTimeout();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setQueryTimeout(int first) throws SQLException {
    try {
      open().setQueryTimeout(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void cancel() throws SQLException {
    try {
      open().cancel();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    try {
      return open().getWarnings();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void clearWarnings() throws SQLException {
    try {
      open().clearWarnings();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setCursorName(String first) throws SQLException {
    try {
      open().setCursorName(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean execute(String first) throws SQLException {
    try {
      return open().execute(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    try {
      return open().getResultSet();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getUpdateCount() throws SQLException {
    try {
      return open().getUpdateCount();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    try {
      return open().getMoreResults();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setFetchDirection(int first) throws SQLException {
    try {
      open().setFetchDirection(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getFetchDirection() throws SQLException {
    try {
      return open().getFetchDirection();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setFetchSize(int first) throws SQLException {
    try {
      open().setFetchSize(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getFetchSize() throws SQLException {
    try {
      return open().getFetchSize();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    try {
      return open().getResultSetConcurrency();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getResultSetType() throws SQLException {
    try {
      return open().getResultSetType();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void addBatch(String first) throws SQLException {
    try {
      open().addBatch(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void clearBatch() throws SQLException {
    try {
      open().clearBatch();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int[] executeBatch() throws SQLException {
    try {
      return open().executeBatch();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean getMoreResults(int first) throws SQLException {
    try {
      return open().getMoreResults(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    try {
      return open().getGeneratedKeys();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int executeUpdate(String first, int second) throws SQLException {
    try {
      return open().executeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int executeUpdate(String first, int[] second) throws SQLException {
    try {
      return open().executeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int executeUpdate(String first, String[] second) throws SQLException {
    try {
      return open().executeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean execute(String first, int second) throws SQLException {
    try {
      return open().execute(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean execute(String first, int[] second) throws SQLException {
    try {
      return open().execute(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean execute(String first, String[] second) throws SQLException {
    try {
      return open().execute(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    try {
      return open().getResultSetHoldability();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setPoolable(boolean first) throws SQLException {
    try {
      open().setPoolable(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean isPoolable() throws SQLException {
    try {
      return open().isPoolable();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    try {
      open().closeOnCompletion();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    try {
      return open().getLargeUpdateCount();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setLargeMaxRows(long first) throws SQLException {
    try {
      open().setLargeMaxRows(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    try {
      return open().getLargeMaxRows();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    try {
      return open().executeLargeBatch();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long executeLargeUpdate(String first) throws SQLException {
    try {
      return open().executeLargeUpdate(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long executeLargeUpdate(String first, int second) throws SQLException {
    try {
      return open().executeLargeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long executeLargeUpdate(String first, int[] second) throws SQLException {
    try {
      return open().executeLargeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long executeLargeUpdate(String first, String[] second) throws SQLException {
    try {
      return open().executeLargeUpdate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String enquoteLiteral(String first) throws SQLException {
    try {
      return open().enquoteLiteral(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String enquoteIdentifier(String first, boolean second) throws SQLException {
    try {
      return open().enquoteIdentifier(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean isSimpleIdentifier(String first) throws SQLException {
    try {
      return open().isSimpleIdentifier(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String enquoteNCharLiteral(String first) throws SQLException {
    try {
      return open().enquoteNCharLiteral(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }
}
