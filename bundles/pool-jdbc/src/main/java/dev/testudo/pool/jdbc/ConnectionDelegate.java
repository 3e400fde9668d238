package dev.testudo.pool.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullUnmarked;

/** Passes everything on to the driver's connection, and sees what that throws. Nothing else. */
@NullUnmarked // as the interface is
abstract class ConnectionDelegate implements Connection {

  /** The driver's connection. */
  abstract Connection open() throws SQLException;

  /** What the driver threw, which may say something of the connection. */
  abstract SQLException seen(SQLException thrown);

  @Override
  public Statement createStatement() throws SQLException {
    try {
      return open().createStatement();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first) throws SQLException {
    try {
      return open().prepareStatement(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public CallableStatement prepareCall(String first) throws SQLException {
    try {
      return open().prepareCall(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String nativeSQL(String first) throws SQLException {
    try {
      return open().nativeSQL(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setAutoCommit(boolean first) throws SQLException {
    try {
      open().setAutoCommit(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    try {
      return open().getAutoCommit();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void commit() throws SQLException {
    try {
      open().commit();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void rollback() throws SQLException {
    try {
      open().rollback();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    try {
      return open().getMetaData();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setReadOnly(boolean first) throws SQLException {
    try {
      open().setReadOnly(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    try {
      return open().isReadOnly();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setCatalog(String first) throws SQLException {
    try {
      open().setCatalog(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String getCatalog() throws SQLException {
    try {
      return open().getCatalog();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTransactionIsolation(int first) throws SQLException {
    try {
      open().setTransactionIsolation(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    try {
      return open().getTransactionIsolation();
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
  public Statement createStatement(int first, int second) throws SQLException {
    try {
      return open().createStatement(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second, int third)
      throws SQLException {
    try {
      return open().prepareStatement(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public CallableStatement prepareCall(String first, int second, int third) throws SQLException {
    try {
      return open().prepareCall(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    try {
      return open().getTypeMap();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> first) throws SQLException {
    try {
      open().setTypeMap(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setHoldability(int first) throws SQLException {
    try {
      open().setHoldability(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    try {
      return open().getHoldability();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    try {
      return open().setSavepoint();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Savepoint setSavepoint(String first) throws SQLException {
    try {
      return open().setSavepoint(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void rollback(Savepoint first) throws SQLException {
    try {
      open().rollback(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void releaseSavepoint(Savepoint first) throws SQLException {
    try {
      open().releaseSavepoint(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Statement createStatement(int first, int second, int third) throws SQLException {
    try {
      return open().createStatement(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second, int third, int fourth)
      throws SQLException {
    try {
      return open().prepareStatement(first, second, third, fourth);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public CallableStatement prepareCall(String first, int second, int third, int fourth)
      throws SQLException {
    try {
      return open().prepareCall(first, second, third, fourth);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second) throws SQLException {
    try {
      return open().prepareStatement(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first, int[] second) throws SQLException {
    try {
      return open().prepareStatement(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public PreparedStatement prepareStatement(String first, String[] second) throws SQLException {
    try {
      return open().prepareStatement(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Clob createClob() throws SQLException {
    try {
      return open().createClob();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Blob createBlob() throws SQLException {
    try {
      return open().createBlob();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public NClob createNClob() throws SQLException {
    try {
      return open().createNClob();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    try {
      return open().createSQLXML();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean isValid(int first) throws SQLException {
    try {
      return open().isValid(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String getClientInfo(String first) throws SQLException {
    try {
      return open().getClientInfo(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    try {
      return open().getClientInfo();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Array createArrayOf(String first, Object[] second) throws SQLException {
    try {
      return open().createArrayOf(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public Struct createStruct(String first, Object[] second) throws SQLException {
    try {
      return open().createStruct(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setSchema(String first) throws SQLException {
    try {
      open().setSchema(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public String getSchema() throws SQLException {
    try {
      return open().getSchema();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNetworkTimeout(Executor first, int second) throws SQLException {
    try {
      open().setNetworkTimeout(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    try {
      return open().getNetworkTimeout();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void beginRequest() throws SQLException {
    try {
      open().beginRequest();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void endRequest() throws SQLException {
    try {
      open().endRequest();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey first, ShardingKey second, int third)
      throws SQLException {
    try {
      return open().setShardingKeyIfValid(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey first, int second) throws SQLException {
    try {
      return open().setShardingKeyIfValid(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setShardingKey(ShardingKey first, ShardingKey second) throws SQLException {
    try {
      open().setShardingKey(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setShardingKey(ShardingKey first) throws SQLException {
    try {
      open().setShardingKey(first);
    } catch (SQLException e) {
      throw seen(e);
    }
  }
}
